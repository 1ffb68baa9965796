import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
import { decide } from "../../register/decide";
import { notify } from "../../register/notify";
import { update } from "../../register/update";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let key: string;
let ctx: Ctx;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["incidents:read", "incidents:write", "incidents:notify"]);
  ctx = ctxFor(org);
});

const fresh = async (hoursAgo = 5) => (await declared(ctx, org, hoursAgo)).id;
const patch = (id: string, body: unknown, headers?: Record<string, string>) =>
  call("PATCH", `${PATH}/${id}`, { key, body, headers });
const entries = (id: string) =>
  ownerSql("SELECT action FROM ledger_entry WHERE subject_id = $1 ORDER BY seq", [id]);
/** All that is stored of an incident, to show that a refusal changed none of it. */
const stored = (id: string) =>
  ownerSql(
    `SELECT to_jsonb(i) AS incident, (SELECT jsonb_agg(to_jsonb(d)) FROM duty d WHERE d.incident_id = i.id) AS duties,
            (SELECT count(*) FROM ledger_entry e WHERE e.subject_id = i.id::text) AS entries,
            (SELECT count(*) FROM fact f WHERE f.incident_id = i.id) AS facts
     FROM incident i WHERE i.id = $1`,
    [id],
  );

describe("changing an incident", () => {
  it("takes the vendor's printed fields, and keeps before and after", async () => {
    const id = await fresh();
    const { status, json, headers } = await patch(id, {
      root_cause: "string",
      corrective_actions: ["string"],
      status: "draft",
      resolution_date: new Date().toISOString(),
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      root_cause: "string",
      corrective_actions: ["string"],
      version: 2,
    });
    expect(headers.get("etag")).toBe('"2"');
    expect(await entries(id)).toEqual([
      { action: "incident.declared" },
      { action: "incident.updated" },
    ]);
    const [row] = await ownerSql(
      "SELECT p.body FROM ledger_payload p JOIN ledger_entry e USING (seq) WHERE e.subject_id = $1 ORDER BY seq DESC LIMIT 1",
      [id],
    );
    expect(JSON.parse(row?.body)).toMatchObject({
      before: { root_cause: null, version: 1 },
      after: { root_cause: "string", version: 2 },
    });
  });

  it("leaves absent fields alone, and null clears", async () => {
    const id = await fresh();
    await patch(id, { description: "kept", breach_kind: "integrity", affected_users: 7 });
    const { json } = await patch(id, { affected_users: null });
    expect(json).toMatchObject({
      description: "kept",
      breach_kind: "integrity",
      affected_users: null,
    });
  });

  it("writes nothing where nothing is new", async () => {
    const id = await fresh();
    const before = await stored(id);
    const { status, json } = await patch(id, { title: "Laptop left in a train", status: "draft" });
    expect(status).toBe(200);
    expect(json.version).toBe(1);
    expect(await stored(id)).toEqual(before);
  });

  it.each<[string, unknown, string]>([
    ["an empty body", {}, ""],
    ["a reason alone", { reason: "because" }, ""],
    ["null as title", { title: null }, "/title"],
    ["an unknown field", { deadline_at: "2026-01-01T00:00:00Z" }, "/deadline_at"],
    [
      "awareness in the future",
      { discovered_at: "2199-01-01T00:00:00Z", reason: "x" },
      "/discovered_at",
    ],
  ])("refuses %s with 400", async (_name, body, pointer) => {
    const id = await fresh();
    const before = await stored(id);
    const { status, json } = await patch(id, body);
    expect(status).toBe(400);
    expect(json.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
    expect(await stored(id)).toEqual(before);
  });
});

it("updated_at never goes back, however long a request waited its turn", async () => {
  const id = await fresh();
  const { updated_at } = (await patch(id, { title: "Second" })).json;
  const waited = { ...ctx, now: new Date(Date.parse(updated_at) - 5_000) };
  const updated = await update(waited, id, { title: "Third" });
  expect(updated).toMatchObject({ version: 3, updatedAt: new Date(updated_at) });
  const told = await notify(waited, id, { authority_jurisdiction: "FR" });
  expect(told.updatedAt).toEqual(new Date(updated_at));
  const decided = await decide(waited, id, { outcome: "not_required", reasons: "Encrypted" });
  expect(decided.updatedAt).toEqual(new Date(updated_at));
  const since = await call(
    "GET",
    `${PATH}?orgId=${org}&updated_since=${encodeURIComponent(updated_at)}`,
    { key },
  );
  expect(since.json.incidents.map((one: { id: string }) => one.id)).toContain(id);
});

describe("If-Match", () => {
  it("lets the version through that stands, and refuses another", async () => {
    const id = await fresh();
    expect((await patch(id, { title: "A" }, { "If-Match": '"1"' })).status).toBe(200);
    const before = await stored(id);
    for (const tag of ['"1"', 'W/"2"', "2", '"two"']) {
      const { status, json } = await patch(id, { title: "B" }, { "If-Match": tag });
      expect(status).toBe(412);
      expect(json.code).toBe("version_mismatch");
      expect(json.detail).not.toContain("-1");
    }
    expect(await stored(id)).toEqual(before);
    expect((await patch(id, { title: "B" }, { "If-Match": "*" })).status).toBe(200);
  });

  it("lets one of two changes on the same version through", async () => {
    const id = await fresh();
    const both = await Promise.all(
      ["A", "B"].map((title) => patch(id, { title }, { "If-Match": '"1"' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe("the status", () => {
  it("goes draft → open", async () => {
    const id = await fresh();
    expect((await patch(id, { status: "open" })).json.status).toBe("open");
  });

  it.each(["draft", "open"])("goes from %s to notified by /notify alone", async (from) => {
    const id = await fresh();
    if (from === "open") await patch(id, { status: "open" });
    const before = await stored(id);
    const { status, json } = await patch(id, { status: "notified" });
    expect(status).toBe(409);
    expect(json.code).toBe("illegal_transition");
    expect(json.errors[0].fix).toContain("/notify");
    expect(await stored(id)).toEqual(before);
  });

  it("does not go back to draft, and names the legal moves", async () => {
    const id = await fresh();
    await patch(id, { status: "open" });
    const { status, json } = await patch(id, { status: "draft" });
    expect(status).toBe(409);
    expect(json.errors[0].detail).toContain("resolved");
  });

  it("becomes resolved only when every duty is settled, and says which is not", async () => {
    const id = await fresh();
    const { status, json } = await patch(id, { status: "resolved" });
    expect(status).toBe(409);
    expect(json.code).toBe("duties_unsettled");
    expect(json.errors[0].detail).toContain("GDPR Art. 33(1)");
    await call("POST", `${PATH}/${id}/decide`, {
      key,
      body: { outcome: "not_required", reasons: "Encrypted" },
    });
    const done = await patch(id, { status: "resolved" });
    expect(done.status).toBe(200);
    expect(done.json.resolution_date).not.toBeNull();
  });

  it("reopens from resolved, and the resolution's date goes", async () => {
    const id = await fresh();
    await call("POST", `${PATH}/${id}/notify`, { key, body: { authority_jurisdiction: "FR" } });
    await patch(id, { status: "resolved" });
    const { status, json } = await patch(id, { status: "notified" });
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: "notified", resolution_date: null });
  });

  it("reopens to open alone where no authority was ever notified", async () => {
    const id = await fresh();
    await call("POST", `${PATH}/${id}/decide`, {
      key,
      body: { outcome: "not_a_breach", reasons: "A test" },
    });
    await patch(id, { status: "resolved" });
    expect((await patch(id, { status: "notified" })).json.code).toBe("illegal_transition");
    expect((await patch(id, { status: "open" })).status).toBe(200);
  });
});

describe("correcting awareness", () => {
  const at = (hoursAgo: number) => new Date(ctx.now.getTime() - hoursAgo * 3_600_000).toISOString();

  it("needs a reason; blanks are none", async () => {
    const id = await fresh();
    const before = await stored(id);
    for (const reason of [undefined, "", "   "]) {
      const { status, json } = await patch(id, { discovered_at: at(9), reason });
      expect(status).toBe(422);
      expect(json.code).toBe("reason_required");
      expect(json.errors[0].pointer).toBe("/reason");
    }
    expect(await stored(id)).toEqual(before);
  });

  it("keeps the old value, moves the clock, and is not marked while the deadline stands", async () => {
    const id = await fresh();
    const { json } = await patch(id, {
      discovered_at: at(3),
      reason: "The first call was a false alarm",
    });
    expect(json.deadline_at).toBe(new Date(ctx.now.getTime() + 69 * 3_600_000).toISOString());
    expect(json.clocks[0].due_at).toBe(json.deadline_at);
    expect(json.awareness_moved_after_deadline).toBe(false);
    expect(json.awareness_history).toHaveLength(2);
    expect(json.awareness_history[0].discovered_at).toBe(at(5));
    expect(await entries(id)).toContainEqual({ action: "incident.awareness_corrected" });
  });

  it("later, after the deadline passed, marks the incident for ever", async () => {
    const id = await fresh(100);
    const { json } = await patch(id, { discovered_at: at(10), reason: "Wrong day" });
    expect(json).toMatchObject({ awareness_moved_after_deadline: true, overdue: false });
    expect(json.awareness_history[1].moved_after_deadline).toBe(true);
    const back = await patch(id, { discovered_at: at(100), reason: "The right day after all" });
    expect(back.json).toMatchObject({ awareness_moved_after_deadline: true, overdue: true });
  });

  it("to after a recorded resolution stops the clock: a person decides", async () => {
    const id = await fresh(50);
    await patch(id, { resolution_date: at(20) });
    const { status, json } = await patch(id, { discovered_at: at(10), reason: "Mail header" });
    expect(status).toBe(200);
    expect(json.deadline_at).toBeNull();
    expect(json.clocks[0].state).toBe("to_decide");
    expect(json.clocks[0].computation.join(" ")).toContain("contradict");
    expect(json.overdue).toBe(false);
    const old = await fresh(200);
    await patch(old, { resolution_date: at(150) });
    const stopped = await patch(old, { discovered_at: at(100), reason: "Mail header" });
    expect(stopped.json).toMatchObject({ deadline_at: null, overdue: true });
    const listed = await call("GET", `${PATH}?orgId=${org}&overdue=true&limit=200`, { key });
    expect(listed.json.incidents.map(({ id }: { id: string }) => id)).toContain(old);
  });

  it("later after the 72 hours marks it, also where a contradiction had stopped the clock", async () => {
    const id = await fresh(100);
    await patch(id, { resolution_date: at(95) });
    await ownerSql(
      `UPDATE incident SET discovered_at = discovered_at + interval '10 hours', deadline_at = NULL WHERE id = $1`,
      [id],
    );
    const { json } = await patch(id, { discovered_at: at(5), reason: "Mail header" });
    expect(json).toMatchObject({ deadline_at: null, awareness_moved_after_deadline: true });
  });

  it("after the filing leaves what was found at the filing", async () => {
    const id = await fresh(80);
    await call("POST", `${PATH}/${id}/notify`, {
      key,
      body: { authority_jurisdiction: "FR", delay_reasons: "Holidays" },
    });
    const { json } = await patch(id, { discovered_at: at(40), reason: "Log clock was wrong" });
    expect(json.clocks[0].state).toBe("met_late");
    expect(json.clocks[0].late_by_ms).toBeGreaterThan(7 * 3_600_000);
  });
});

it("a resolution before awareness in the same request is a contradiction", async () => {
  const id = await fresh();
  const before = await stored(id);
  const { status, json } = await patch(id, { resolution_date: "2020-01-01T00:00:00Z" });
  expect(status).toBe(422);
  expect(json).toMatchObject({ code: "facts_contradict" });
  expect(await stored(id)).toEqual(before);
});
