/** Emitting DPDP events: what starts which timer, what stops it, and what is refused. */
import { describe, expect, it } from "vitest";
import { newId } from "../../ids";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";

const EMIT = "/api/v1/compliance/dpdp/emit";
const HOUR = 3_600_000;
const session = () => newId(new Date());
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const plus = (iso: string, hours: number) => new Date(Date.parse(iso) + hours * HOUR).toISOString();

interface Timer {
  id: string;
  kind: string;
  status: string;
  state: string;
  due_at: string | null;
  started_at: string | null;
  late_by_ms: number | null;
  binding: boolean;
  binding_from: string | null;
  incident_id: string | null;
  sessionId: string;
  computation: string[];
}

async function home() {
  const org = await makeOrg();
  const key = await keyFor(org, ["dpdp:write", "dpdp:read"]);
  const emit = (sessionId: string, eventType: string, payload?: object) =>
    call("POST", EMIT, { key, body: { sessionId, eventType, payload } });
  return { org, key, emit };
}

const byKind = (timers: Timer[]) => Object.fromEntries(timers.map((one) => [one.kind, one]));

describe("an event without a timer", () => {
  it("is kept as it came, and the printed example is taken", async () => {
    const { org, emit } = await home();
    const sessionId = "00000000-0000-0000-0000-000000000000";
    const bare = await emit(sessionId, "consent_given", {});
    expect(bare.status).toBe(200);
    expect(bare.json.timers).toEqual([]);
    expect(bare.json.event).toMatchObject({
      orgId: org,
      sessionId,
      eventType: "consent_given",
      payload: {},
      consequence: null,
      incident_id: null,
    });
    const odd = { notice: "v3", nested: { list: [1, null, "ü"] }, from: 5, recipient: "anybody" };
    const told = await emit(sessionId, "consent_given", odd);
    expect(told.json.event.payload).toEqual(odd);
    const absent = await emit(sessionId, "consent_given");
    expect(absent.json.event.payload).toEqual({});
  });

  it("says that a new purpose needs new consent, and that a withdrawal has no number", async () => {
    const { emit } = await home();
    const purpose = await emit(session(), "purpose_change", { from: "billing", to: "marketing" });
    expect(purpose.json.timers).toEqual([]);
    expect(purpose.json.event.consequence).toContain("New consent is needed for “marketing”");
    const withdrawn = await emit(session(), "consent_withdrawn", {});
    expect(withdrawn.json.timers).toEqual([]);
    expect(withdrawn.json.event.consequence).toContain("no number");
  });

  it("leaves its entry in the ledger, in the same order", async () => {
    const { org, emit } = await home();
    const sessionId = session();
    await emit(sessionId, "consent_given", { a: 1 });
    await emit(sessionId, "consent_withdrawn", { b: 2 });
    const rows = await ownerSql(
      `SELECT e.action, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)
       WHERE e.org_id = $1 AND e.subject_id = $2 ORDER BY seq`,
      [org, sessionId],
    );
    expect(rows.map(({ action }) => action)).toEqual(["dpdp.event_emitted", "dpdp.event_emitted"]);
    expect(JSON.parse(rows[1]?.body).after).toMatchObject({
      event_type: "consent_withdrawn",
      payload: { b: 2 },
    });
  });
});

describe("a data principal's request", () => {
  it("starts 90 days from its receipt, not binding yet, and the SPDI month as to decide", async () => {
    const { emit } = await home();
    const { json, status } = await emit(session(), "dsr_received", {
      received_at: "2026-11-01T10:00:00Z",
    });
    expect(status).toBe(200);
    const { dsr, spdi_grievance } = byKind(json.timers);
    // Day 90 after 1 November 2026 is 30 January 2027; it ends at 24:00 in India, 18:30 UTC.
    expect(dsr).toMatchObject({
      due_at: "2027-01-30T18:30:00.000Z",
      started_at: "2026-11-01T10:00:00.000Z",
      status: "running",
      binding: false,
      binding_from: "2027-05-13",
      incident_id: null,
    });
    expect(spdi_grievance).toMatchObject({ status: "to_decide", due_at: null, binding: true });
    expect(spdi_grievance?.computation.join(" ")).toContain("2026-12-01T18:30:00.000Z");
  });

  it("without an instant starts at the server's time; no sensitive data, no SPDI timer", async () => {
    const { emit } = await home();
    const { json } = await emit(session(), "dsr_received", { sensitive_data: false });
    expect(json.timers).toHaveLength(1);
    expect(json.timers[0].started_at).toBe(json.event.recorded_at);
  });

  it("binds from the date that the organisation has pinned, and then opens no SPDI timer", async () => {
    const { org, emit, key } = await home();
    const admin = await keyFor(org, ["admin"]);
    const pinned = await call(
      "POST",
      `/api/v1/organisations/${org}/rules/in-dpdp-grievance-90d/settings`,
      { key: admin, body: { kind: "commencement", reason: "x", commencement: "2026-01-01" } },
    );
    expect(pinned.status).toBe(200);
    const { json } = await emit(session(), "dsr_received", { received_at: "2026-02-01T10:00:00Z" });
    expect(json.timers).toMatchObject([{ kind: "dsr", binding: true, status: "overdue" }]);
    const list = await call("GET", "/api/v1/compliance/dpdp/timers?status=overdue", { key });
    expect(list.json.timers).toHaveLength(1);
    expect(list.json.summary).toMatchObject({ overdue: 1, running: 0 });
  });

  it("is stopped by the answer, and late is kept and shown as late", async () => {
    const { emit } = await home();
    const inTime = session();
    await emit(inTime, "dsr_received", { received_at: ago(50) });
    const answer = await emit(inTime, "dsr_response_sent", { sent_at: ago(1), channel: "portal" });
    expect(byKind(answer.json.timers)).toMatchObject({
      dsr: { status: "met", late_by_ms: 0 },
      spdi_grievance: { status: "met", late_by_ms: null },
    });
    const late = session();
    await emit(late, "dsr_received", { received_at: "2026-01-01T00:00:00Z" });
    const told = await emit(late, "dsr_response_sent", { sent_at: "2026-05-01T00:00:00Z" });
    expect(byKind(told.json.timers).dsr).toMatchObject({ status: "met_late" });
    expect(byKind(told.json.timers).dsr?.late_by_ms).toBe(
      Date.parse("2026-05-01T00:00:00Z") - Date.parse("2026-04-01T18:30:00Z"),
    );
  });

  it("needs payload.timer_id where several are open, and lists them", async () => {
    const { emit } = await home();
    const sessionId = session();
    const first = byKind((await emit(sessionId, "dsr_received")).json.timers).dsr;
    const second = byKind((await emit(sessionId, "dsr_received")).json.timers).dsr;
    const vague = await emit(sessionId, "dsr_response_sent", {});
    expect(vague.status).toBe(400);
    expect(vague.json.code).toBe("invalid_request");
    expect(vague.json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/payload/timer_id",
      "/payload/timer_id",
    ]);
    expect(vague.text).toContain(first?.id);
    expect(vague.text).toContain(second?.id);
    const named = await emit(sessionId, "dsr_response_sent", { timer_id: second?.id });
    expect(byKind(named.json.timers).dsr).toMatchObject({ id: second?.id, status: "met" });
    const rest = await emit(sessionId, "dsr_response_sent", {});
    expect(byKind(rest.json.timers).dsr).toMatchObject({ id: first?.id, status: "met" });
    const again = await emit(sessionId, "dsr_response_sent", { timer_id: first?.id });
    expect(again.status).toBe(200);
    expect(again.json.event.consequence).toContain("answered before");
    expect((await emit(sessionId, "dsr_response_sent", {})).json.event.consequence).toContain(
      "No request of this session is open",
    );
    expect((await emit(sessionId, "dsr_response_sent", { timer_id: session() })).status).toBe(404);
  });

  it("has its SPDI timer decided by a person, with reasons, once", async () => {
    const { org, emit } = await home();
    const admin = await keyFor(org, ["admin"]);
    const sessionId = session();
    const received_at = "2026-11-01T10:00:00Z";
    const one = byKind((await emit(sessionId, "dsr_received", { received_at })).json.timers);
    const two = byKind((await emit(session(), "dsr_received", { received_at })).json.timers);
    const decide = (id: string | undefined, body: object, key = admin) =>
      call("POST", `/api/v1/compliance/dpdp/timers/${id}/decide`, { key, body });
    const no = { outcome: "not_required", reasons: "It complains of nothing." };
    const closed = await decide(one.spdi_grievance?.id, no);
    expect(closed.json).toMatchObject({ status: "closed", state: "not_required" });
    expect(closed.json.reason).toContain("It complains of nothing.");
    expect((await decide(one.spdi_grievance?.id, no)).status).toBe(409);
    expect((await decide(one.dsr?.id, no)).status).toBe(409);
    const runs = await decide(two.spdi_grievance?.id, { outcome: "applies", reasons: "Health." });
    expect(runs.json).toMatchObject({ state: "running", due_at: "2026-12-01T18:30:00.000Z" });
    const blank = await decide(two.spdi_grievance?.id, { outcome: "applies", reasons: " " });
    expect(blank.json.errors[0].pointer).toBe("/reasons");
    const writer = await keyFor(org, ["dpdp:write"]);
    expect((await decide(two.spdi_grievance?.id, no, writer)).status).toBe(403);
    const breach = byKind((await emit(session(), "breach_detected", {})).json.timers);
    expect((await decide(breach.cert_in?.id, no)).status).toBe(404);
    const answer = await emit(sessionId, "dsr_response_sent", { sent_at: ago(0) });
    expect(byKind(answer.json.timers).spdi_grievance).toMatchObject({ state: "not_required" });
  });

  it("cannot be answered before it was received", async () => {
    const { emit } = await home();
    const sessionId = session();
    await emit(sessionId, "dsr_received", { received_at: ago(2) });
    const early = await emit(sessionId, "dsr_response_sent", { sent_at: ago(3) });
    expect(early.status).toBe(422);
    expect(early.json).toMatchObject({
      code: "facts_contradict",
      errors: [{ pointer: "/payload/sent_at" }],
    });
  });
});

describe("a breach", () => {
  it("opens an incident and starts four timers, each from its own instant", async () => {
    const { org, emit } = await home();
    const sessionId = session();
    const [noticed_at, detected_at, aware_at] = [ago(4), ago(3), ago(2)];
    const { json } = await emit(sessionId, "breach_detected", {
      noticed_at,
      detected_at,
      aware_at,
      title: "Open bucket",
    });
    const timers = byKind(json.timers);
    expect(Object.keys(timers).sort()).toEqual([
      "cert_in",
      "data_principals",
      "dpbi",
      "dpbi_initial",
    ]);
    expect(timers.cert_in).toMatchObject({
      started_at: noticed_at,
      due_at: plus(noticed_at, 6),
      binding: true,
      status: "running",
    });
    expect(timers.dpbi).toMatchObject({
      started_at: aware_at,
      due_at: plus(aware_at, 72),
      binding: false,
      binding_from: "2027-05-13",
    });
    for (const kind of ["dpbi_initial", "data_principals"]) {
      expect(timers[kind]).toMatchObject({ due_at: null, started_at: aware_at, binding: false });
    }
    const id = json.event.incident_id;
    const admin = await keyFor(org, ["admin"]);
    const incident = await call("GET", `/api/v1/privacy/incidents/${id}`, { key: admin });
    expect(incident.json).toMatchObject({
      title: "Open bucket",
      severity: null,
      discovered_at: aware_at,
      status: "open",
    });
    const [row] = await ownerSql("SELECT source_type FROM incident WHERE id = $1", [id]);
    expect(row?.source_type).toBe("INTEGRATION");
    const rules = incident.json.clocks.map(({ rule_id }: { rule_id: string }) => rule_id);
    expect(rules).toContain("eu-gdpr-art33");
    const board = await call("GET", `/api/v1/board?orgId=${org}`, { key: admin });
    expect(board.json.rows.map((one: { clock: { id: string } }) => one.clock.id)).toContain(
      timers.cert_in?.id,
    );
  });

  it("takes detected_at for both, and the server's time where nothing is said", async () => {
    const { emit } = await home();
    const detected_at = ago(5);
    const one = byKind((await emit(session(), "breach_detected", { detected_at })).json.timers);
    expect(one.cert_in?.due_at).toBe(plus(detected_at, 6));
    expect(one.dpbi?.due_at).toBe(plus(detected_at, 72));
    const { json } = await emit(session(), "breach_detected", {});
    const two = byKind(json.timers);
    expect(two.cert_in?.due_at).toBe(plus(json.event.recorded_at, 6));
    expect(two.dpbi?.due_at).toBe(plus(json.event.recorded_at, 72));
  });

  it("keeps CERT-In's clock where people noticed later than the machine, through later changes", async () => {
    const { org, emit } = await home();
    const sessionId = session();
    const [detected_at, noticed_at] = [ago(5), ago(4)];
    const { json } = await emit(sessionId, "breach_detected", { detected_at, noticed_at });
    expect(byKind(json.timers).cert_in?.due_at).toBe(plus(noticed_at, 6));
    expect(byKind(json.timers).dpbi?.due_at).toBe(plus(detected_at, 72));
    const admin = await keyFor(org, ["admin"]);
    const path = `/api/v1/privacy/incidents/${json.event.incident_id}`;
    await call("POST", `${path}/facts`, { key: admin, body: { role: "controller" } });
    const met = await emit(sessionId, "breach_notified", {
      recipient: "cert_in",
      notified_at: ago(1),
    });
    await call("POST", `${path}/facts`, { key: admin, body: { role: "joint_controller" } });
    const after = await call("GET", path, { key: admin });
    const clock = after.json.clocks.find((one: Timer) => one.id === met.json.timers[0].id);
    expect(clock).toMatchObject({ due_at: plus(noticed_at, 6), state: "met" });
    expect(clock.corrected_late_by_ms).toBeNull();
  });

  it("links the same incident a second time, and restarts nothing", async () => {
    const { org, emit } = await home();
    const sessionId = session();
    const first = await emit(sessionId, "breach_detected", { detected_at: ago(3) });
    const second = await emit(sessionId, "breach_detected", { detected_at: ago(1), title: "x" });
    expect(second.json.event.incident_id).toBe(first.json.event.incident_id);
    expect(second.json.timers).toEqual(first.json.timers);
    const rows = await ownerSql("SELECT id FROM incident WHERE org_id = $1", [org]);
    expect(rows).toHaveLength(1);
  });

  it("joins the incident that it names, and keeps what is on record there", async () => {
    const { org, emit } = await home();
    const incident = await declared(ctxFor(org), org, 10);
    const sessionId = session();
    const aware = incident.discoveredAt?.toISOString() ?? "";
    const { json, status } = await emit(sessionId, "breach_detected", {
      incident_id: incident.id,
      noticed_at: ago(11),
      aware_at: ago(1),
    });
    expect(status).toBe(200);
    expect(json.event.incident_id).toBe(incident.id);
    const timers = byKind(json.timers);
    expect(timers.dpbi?.due_at).toBe(plus(aware, 72));
    expect(Date.parse(timers.cert_in?.due_at ?? "")).toBeLessThan(Date.now());
    expect(timers.cert_in).toMatchObject({
      status: "overdue",
      sessionId,
      incident_id: incident.id,
    });
    const other = await emit(sessionId, "breach_detected", { incident_id: session() });
    expect(other.status).toBe(409);
    expect(other.json.errors[0].pointer).toBe("/payload/incident_id");
  });

  it("of an unknown incident, or of another organisation's, is 404 and leaves nothing", async () => {
    const { emit, org } = await home();
    const theirs = await makeOrg("Other");
    const incident = await declared(ctxFor(theirs), theirs, 1);
    for (const incident_id of [session(), incident.id]) {
      expect((await emit(session(), "breach_detected", { incident_id })).status).toBe(404);
    }
    expect(await ownerSql("SELECT 1 FROM dpdp_event WHERE org_id = $1", [org])).toEqual([]);
    expect(await ownerSql("SELECT 1 FROM dpdp_session WHERE org_id = $1", [org])).toEqual([]);
    expect(
      await ownerSql("SELECT 1 FROM duty WHERE incident_id = $1 AND session_id IS NOT NULL", [
        incident.id,
      ]),
    ).toEqual([]);
  });

  it("whose instants contradict each other is refused, and both are named", async () => {
    const { emit } = await home();
    const said = await emit(session(), "breach_detected", {
      detected_at: ago(1),
      aware_at: ago(2),
    });
    expect(said.status).toBe(422);
    expect(said.json).toMatchObject({
      code: "facts_contradict",
      errors: [{ pointer: "/payload/aware_at" }],
    });
  });
});

describe("telling of a breach", () => {
  it("stops only the timer of the recipient that it names, and late is late", async () => {
    const { emit } = await home();
    const sessionId = session();
    await emit(sessionId, "breach_detected", { detected_at: ago(100) });
    const cert = await emit(sessionId, "breach_notified", {
      recipient: "cert_in",
      reference: "C-1",
    });
    expect(cert.status).toBe(200);
    expect(cert.json.timers).toMatchObject([{ kind: "cert_in", status: "met_late" }]);
    expect(cert.json.timers[0].late_by_ms).toBeGreaterThan(93 * HOUR);
    const early = await emit(sessionId, "breach_notified", {
      recipient: "dpbi",
      notified_at: ago(90),
    });
    expect(early.json.timers).toMatchObject([{ kind: "dpbi", status: "met", late_by_ms: 0 }]);
    const open = await emit(sessionId, "breach_notified", {});
    expect(open.json.timers.map(({ kind }: Timer) => kind)).toEqual([
      "data_principals",
      "dpbi_initial",
    ]);
    const initial = await emit(sessionId, "breach_notified", { recipient: "dpbi_initial" });
    expect(initial.json.timers).toMatchObject([{ kind: "dpbi_initial", status: "met" }]);
  });

  it("without a recipient is kept, stops nothing, and lists the open timers", async () => {
    const { emit } = await home();
    const sessionId = session();
    const begun = await emit(sessionId, "breach_detected", { detected_at: ago(1) });
    const told = await emit(sessionId, "breach_notified", {});
    expect(told.status).toBe(200);
    expect(told.json.timers.map(({ id }: Timer) => id)).toEqual(
      begun.json.timers.map(({ id }: Timer) => id),
    );
    expect(told.json.timers.every(({ status }: Timer) => status === "running")).toBe(true);
    for (const { id } of told.json.timers) expect(told.json.event.consequence).toContain(id);
  });

  it("stops the principals' timer when as many were told as are affected", async () => {
    const { emit } = await home();
    const sessionId = session();
    await emit(sessionId, "breach_detected", { detected_at: ago(1) });
    const principals = (payload: object) =>
      emit(sessionId, "breach_notified", { recipient: "data_principals", ...payload });
    expect((await principals({})).json.event.consequence).toContain("nothing was stopped");
    const some = await principals({ told: 3, affected: 5 });
    expect(some.json.timers).toMatchObject([{ kind: "data_principals", status: "running" }]);
    expect(some.json.event.consequence).toContain("3 of 5");
    const too = await principals({ told: 6, affected: 5 });
    expect(too.status).toBe(422);
    expect(too.json.errors[0].pointer).toBe("/payload/told");
    const all = await principals({ told: 5, affected: 5 });
    expect(all.json.timers).toMatchObject([{ kind: "data_principals", status: "met" }]);
  });

  it("of a breach that nobody reported is kept, and stops nothing", async () => {
    const { emit } = await home();
    const told = await emit(session(), "breach_notified", { recipient: "dpbi" });
    expect(told.status).toBe(200);
    expect(told.json).toMatchObject({ timers: [], event: { incident_id: null } });
  });

  it("before the timer began is refused", async () => {
    const { emit } = await home();
    const sessionId = session();
    await emit(sessionId, "breach_detected", { detected_at: ago(1) });
    const told = await emit(sessionId, "breach_notified", {
      recipient: "dpbi",
      notified_at: ago(2),
    });
    expect(told.status).toBe(422);
    expect(told.json.errors[0].pointer).toBe("/payload/notified_at");
  });
});

describe("bad input", () => {
  const good = { sessionId: "00000000-0000-0000-0000-000000000000", eventType: "consent_given" };
  const deep = JSON.parse(`${'{"a":'.repeat(70)}1${"}".repeat(70)}`);
  it.each([
    ["no session", { eventType: "consent_given" }, "/sessionId"],
    ["a session that is no uuid", { ...good, sessionId: "x" }, "/sessionId"],
    ["an unknown type", { ...good, eventType: "breach" }, "/eventType"],
    ["an unknown field", { ...good, extra: 1 }, "/extra"],
    ["a payload that is a list", { ...good, payload: [] }, "/payload"],
    ["a payload that is null", { ...good, payload: null }, "/payload"],
    ["a payload over 64 KiB", { ...good, payload: { a: "x".repeat(65_536) } }, "/payload"],
    ["NUL within the payload", { ...good, payload: { a: ["\u0000"] } }, "/payload"],
    ["a lone surrogate in a name", { ...good, payload: { "\ud800": 1 } }, "/payload"],
    ["a payload nested without end", { ...good, payload: deep }, "/payload"],
    [
      "an instant without an offset",
      { ...good, eventType: "dsr_received", payload: { received_at: "2026-01-01T10:00:00" } },
      "/payload/received_at",
    ],
    [
      "a breach in the future",
      { ...good, eventType: "breach_detected", payload: { aware_at: "2190-01-01T10:00:00Z" } },
      "/payload/aware_at",
    ],
    [
      "an unknown recipient",
      { ...good, eventType: "breach_notified", payload: { recipient: "dpb" } },
      "/payload/recipient",
    ],
    [
      "an incident that is no uuid",
      { ...good, eventType: "breach_detected", payload: { incident_id: "x" } },
      "/payload/incident_id",
    ],
  ])("%s is named", async (_words, body, pointer) => {
    const { key } = await home();
    const { status, json } = await call("POST", EMIT, { key, body });
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(pointer);
  });

  it("takes exactly 64 KiB", async () => {
    const { emit } = await home();
    const payload = { a: "x".repeat(65_536 - '{"a":""}'.length) };
    const { status, json } = await emit(session(), "consent_given", payload);
    expect(status).toBe(200);
    expect(json.event.payload).toEqual(payload);
  });

  it("needs the scope, and reading needs the other one", async () => {
    const org = await makeOrg();
    const reads = await keyFor(org, ["dpdp:read", "incidents:write"]);
    const writes = await keyFor(org, ["dpdp:write"]);
    expect((await call("POST", EMIT, { key: reads, body: good })).status).toBe(403);
    expect((await call("POST", EMIT, { key: writes, body: good })).status).toBe(200);
    expect((await call("GET", "/api/v1/compliance/dpdp/events", { key: writes })).status).toBe(403);
    expect((await call("GET", "/api/v1/compliance/dpdp/events", { key: reads })).status).toBe(200);
  });
});

describe("once", () => {
  it("twins with one Idempotency-Key leave one event and one request", async () => {
    const { org, key } = await home();
    const body = { sessionId: session(), eventType: "dsr_received" };
    const headers = { "Idempotency-Key": "twin" };
    const both = await Promise.all([
      call("POST", EMIT, { key, body, headers }),
      call("POST", EMIT, { key, body, headers }),
    ]);
    expect(both[0]?.text).toBe(both[1]?.text);
    expect(await ownerSql("SELECT 1 FROM dpdp_event WHERE org_id = $1", [org])).toHaveLength(1);
    expect(
      await ownerSql("SELECT 1 FROM duty WHERE org_id = $1 AND rule_id = 'in-dpdp-grievance-90d'", [
        org,
      ]),
    ).toHaveLength(1);
  });

  it("detections of one session at the same time open one incident", async () => {
    const { org, emit } = await home();
    const sessionId = session();
    const all = await Promise.all(
      Array.from({ length: 5 }, () => emit(sessionId, "breach_detected", { detected_at: ago(1) })),
    );
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await ownerSql("SELECT 1 FROM incident WHERE org_id = $1", [org])).toHaveLength(1);
    expect(
      await ownerSql("SELECT 1 FROM duty WHERE org_id = $1 AND session_id = $2", [org, sessionId]),
    ).toHaveLength(4);
  });

  it("an entry that cannot be written takes event, timers and incident with it", async () => {
    const { org, emit } = await home();
    await ownerSql(
      `ALTER TABLE ledger_entry ADD CONSTRAINT broken CHECK (org_id <> '${org}' OR action <> 'dpdp.event_emitted')`,
    );
    const said = await emit(session(), "breach_detected", { detected_at: ago(1) });
    await ownerSql("ALTER TABLE ledger_entry DROP CONSTRAINT broken");
    expect(said.status).toBe(500);
    for (const table of ["dpdp_event", "dpdp_session", "duty", "incident", "ledger_entry"]) {
      const rows = await ownerSql(
        `SELECT 1 FROM ${table} WHERE org_id = $1 ${table === "ledger_entry" ? "AND action NOT LIKE 'key.%'" : ""}`,
        [org],
      );
      expect([table, rows]).toEqual([table, []]);
    }
  });
});
