/** Many events at once, and the lists: one result each, nothing lost, pages that meet. */
import { describe, expect, it } from "vitest";
import { newId } from "../../ids";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/v1/compliance/dpdp";
const session = () => newId(new Date());

async function home() {
  const org = await makeOrg();
  const key = await keyFor(org, ["dpdp:write", "dpdp:read"]);
  return {
    org,
    key,
    batch: (events: unknown[], headers = {}) =>
      call("POST", `${PATH}/emit/batch`, { key, body: { events }, headers }),
    read: (address: string) => call("GET", `${PATH}/${address}`, { key }),
  };
}

describe("a batch", () => {
  it("of 500 keeps each, in its order", async () => {
    const { batch, read, org } = await home();
    const sessions = [session(), session(), session()];
    const events = Array.from({ length: 500 }, (_, n) => ({
      sessionId: sessions[n % 3],
      eventType: n % 5 === 0 ? "dsr_received" : "consent_given",
      payload: { n },
    }));
    const { status, json } = await batch(events);
    expect(status).toBe(200);
    expect(json.results.map(({ index }: { index: number }) => index)).toEqual([...events.keys()]);
    expect(json.results.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
    expect(json.results[0].timers).toHaveLength(2);
    const rows = await ownerSql(
      "SELECT (payload->>'n')::int AS n FROM dpdp_event WHERE org_id = $1 ORDER BY id",
      [org],
    );
    expect(rows.map(({ n }) => n)).toEqual([...events.keys()]);
    const entries = await ownerSql(
      `SELECT (p.body::jsonb->'after'->'payload'->>'n')::int AS n FROM ledger_entry e
       JOIN ledger_payload p USING (seq)
       WHERE e.org_id = $1 AND e.action = 'dpdp.event_emitted' ORDER BY seq`,
      [org],
    );
    expect(entries.map(({ n }) => n)).toEqual([...events.keys()]);
    expect((await read("timers")).json.summary).toMatchObject({ running: 100, to_decide: 100 });
  });

  it("keeps the good ones, and says of each bad one what is wrong and where", async () => {
    const { batch, org } = await home();
    const matter = session();
    const breach = session();
    const { status, json } = await batch([
      { sessionId: matter, eventType: "dsr_received" },
      { sessionId: matter, eventType: "nonsense" },
      { sessionId: matter, eventType: "dsr_received" },
      { sessionId: matter, eventType: "dsr_response_sent" },
      { sessionId: breach, eventType: "breach_detected", payload: { incident_id: session() } },
      { sessionId: breach, eventType: "breach_detected", payload: { title: "Leak" } },
      { sessionId: breach, eventType: "breach_notified", payload: { recipient: "cert_in" } },
      7,
    ]);
    expect(status).toBe(200);
    expect(json.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([
      true,
      false,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(json.results[1].error).toMatchObject({
      code: "invalid_request",
      status: 400,
      errors: [{ pointer: "/events/1/eventType" }],
    });
    expect(json.results[3].error.errors[0].pointer).toBe("/events/3/payload/timer_id");
    expect(json.results[4].error).toMatchObject({ code: "not_found", status: 404 });
    expect(json.results[6].timers).toMatchObject([{ kind: "cert_in", status: "met" }]);
    expect(await ownerSql("SELECT 1 FROM dpdp_event WHERE org_id = $1", [org])).toHaveLength(4);
    expect(await ownerSql("SELECT 1 FROM incident WHERE org_id = $1", [org])).toHaveLength(1);
  });

  it("repeated with its Idempotency-Key writes nothing more", async () => {
    const { batch, org } = await home();
    const events = [{ sessionId: session(), eventType: "consent_given" }];
    const headers = { "Idempotency-Key": "again" };
    const first = await batch(events, headers);
    const second = await batch(events, headers);
    expect(second.text).toBe(first.text);
    expect(await ownerSql("SELECT 1 FROM dpdp_event WHERE org_id = $1", [org])).toHaveLength(1);
  });

  it("of none, of 501 and of more than 8 MiB is refused", async () => {
    const { batch, key } = await home();
    const one = { sessionId: session(), eventType: "consent_given" };
    expect((await batch([])).status).toBe(400);
    const many = await batch(Array.from({ length: 501 }, () => one));
    expect(many.status).toBe(400);
    expect(many.json.errors[0]).toMatchObject({
      pointer: "/events",
      fix: "Send at most 500 events.",
    });
    const raw = JSON.stringify({ events: [one], pad: "x".repeat(8 * 1024 * 1024) });
    expect((await call("POST", `${PATH}/emit/batch`, { key, raw })).status).toBe(413);
    // More than the common limit of 1 MiB, less than this door's.
    const large = Array.from({ length: 40 }, () => ({
      ...one,
      payload: { a: "x".repeat(60_000) },
    }));
    expect((await batch(large)).status).toBe(200);
  });

  it("two at once over the same sessions in another order both pass", async () => {
    const { batch, org } = await home();
    const sessions = Array.from({ length: 20 }, session);
    const of = (ids: string[]) =>
      ids.map((sessionId) => ({ sessionId, eventType: "breach_detected" }));
    const both = await Promise.all([batch(of(sessions)), batch(of([...sessions].reverse()))]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await ownerSql("SELECT 1 FROM incident WHERE org_id = $1", [org])).toHaveLength(20);
  });
});

describe("lists", () => {
  it("walk through all events by cursor, newest first, and filter", async () => {
    const { batch, read } = await home();
    const [one, two] = [session(), session()];
    await batch(
      Array.from({ length: 7 }, (_, n) => ({
        sessionId: n === 3 ? two : one,
        eventType: n === 5 ? "consent_withdrawn" : "consent_given",
        payload: { n },
      })),
    );
    const seen: number[] = [];
    let cursor = "";
    for (;;) {
      const { json } = await read(`events?limit=3${cursor}`);
      seen.push(...json.events.map(({ payload }: { payload: { n: number } }) => payload.n));
      if (json.next_cursor === null) break;
      cursor = `&cursor=${json.next_cursor}`;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
    expect((await read(`events?sessionId=${two}`)).json.events).toHaveLength(1);
    expect((await read("events?eventType=consent_withdrawn")).json.events).toHaveLength(1);
    expect((await read("events?from=2200-01-01T00:00:00Z")).json.events).toEqual([]);
    expect((await read("events?to=2200-01-01T00:00:00Z")).json.events).toHaveLength(7);
    const { recorded_at: at } = (await read("events?limit=1")).json.events[0];
    expect((await read(`events?from=${at}&to=${at}`)).json.events).toHaveLength(7);
    const before = new Date(Date.parse(at) - 1).toISOString();
    expect((await read(`events?to=${before}`)).json.events).toEqual([]);
  });

  it("of timers filter by status, kind and session", async () => {
    const { batch, read } = await home();
    const [matter, breach] = [session(), session()];
    await batch([
      { sessionId: matter, eventType: "dsr_received" },
      {
        sessionId: breach,
        eventType: "breach_detected",
        payload: { detected_at: new Date(Date.now() - 8 * 3_600_000).toISOString() },
      },
    ]);
    const kinds = async (query: string) =>
      (await read(`timers?${query}`)).json.timers.map(({ kind }: { kind: string }) => kind).sort();
    expect(await kinds("status=overdue")).toEqual(["cert_in"]);
    expect(await kinds("status=to_decide")).toEqual(["spdi_grievance"]);
    expect(await kinds("status=running")).toEqual([
      "data_principals",
      "dpbi",
      "dpbi_initial",
      "dsr",
    ]);
    expect(await kinds("kind=dpbi")).toEqual(["dpbi"]);
    expect(await kinds(`sessionId=${matter}`)).toEqual(["dsr", "spdi_grievance"]);
    expect((await read(`timers?sessionId=${breach}`)).json.summary).toEqual({
      running: 3,
      met: 0,
      met_late: 0,
      overdue: 1,
      to_decide: 0,
    });
    await batch([
      { sessionId: breach, eventType: "breach_notified", payload: { recipient: "cert_in" } },
      { sessionId: matter, eventType: "dsr_response_sent" },
    ]);
    expect(await kinds("status=met_late")).toEqual(["cert_in"]);
    expect(await kinds("status=met")).toEqual(["dsr", "spdi_grievance"]);
  });

  it("walk through overdue timers by cursor, the latest end first", async () => {
    const { batch, read } = await home();
    const hours = [30, 8, 90, 12];
    await batch(
      hours.map((ago) => ({
        sessionId: session(),
        eventType: "breach_detected",
        payload: { detected_at: new Date(Date.now() - ago * 3_600_000).toISOString() },
      })),
    );
    const overdue = "timers?status=overdue&kind=cert_in&limit=3";
    const { json } = await read(overdue);
    const rest = (await read(`${overdue}&cursor=${json.next_cursor}`)).json;
    const ends = [...json.timers, ...rest.timers].map(({ due_at }) => due_at);
    expect(ends).toHaveLength(4);
    expect(ends).toEqual([...ends].sort().reverse());
    expect(rest.next_cursor).toBeNull();
    // Another list's cursor is none of this one.
    expect((await read(`timers?status=running&cursor=${json.next_cursor}`)).status).toBe(400);
  });

  it.each([
    "timers?status=late",
    "timers?kind=x",
    "timers?cursor=x",
    "events?cursor=WyItaWQiLCJ4Il0",
    "events?limit=201",
    "events?who=1",
    "events?from=2026-01-01",
  ])("%s is 400", async (address) => {
    const { read } = await home();
    expect((await read(address)).status).toBe(400);
  });
});

it("a batch opens fifty breaches, and names each further one", async () => {
  const { batch } = await home();
  const { status, json } = await batch(
    Array.from({ length: 52 }, () => ({
      sessionId: crypto.randomUUID(),
      eventType: "breach_detected",
      payload: { aware_at: new Date(Date.now() - 3_600_000).toISOString() },
    })),
  );
  expect(status).toBe(200);
  const bad = json.results.filter(({ ok }: { ok: boolean }) => !ok);
  expect(bad.map(({ index }: { index: number }) => index)).toEqual([50, 51]);
  expect(bad[0].error.errors[0].pointer).toContain("/eventType");
});
