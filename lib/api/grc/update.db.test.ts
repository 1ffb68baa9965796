import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { grcId, uuidOf } from "./ulid";

const PATH = "/api/v1/grc/incidents";
const PRIVACY = "/api/v1/privacy/incidents";
let org: string;
let ctx: Ctx;
let key: string;

beforeAll(async () => {
  org = await makeOrg("Vantmere Grid");
  ctx = ctxFor(org);
  key = await keyFor(org, ["admin"]);
});

const create = async (body: unknown) => (await call("POST", PATH, { key, body })).json;
const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  call("PATCH", `${PATH}/${id}`, { key, body, headers });
const read = async (id: string) => (await call("GET", `${PATH}/${id}`, { key })).json;
const privacy = (method: string, id: string, more = "", body?: unknown) =>
  call(method, `${PRIVACY}/${uuidOf(id)}${more}`, { key, body });
/** What is stored of an incident, whole. */
const stored = (id: string) =>
  ownerSql(
    `SELECT to_jsonb(i) AS incident, (SELECT jsonb_agg(d ORDER BY d.id) FROM duty d WHERE d.incident_id = i.id) AS duties,
            (SELECT count(*) FROM ledger_entry e WHERE e.subject_id = i.id::text) AS entries
     FROM incident i WHERE i.id = $1`,
    [uuidOf(id)],
  );

describe("changing at the GRC door", () => {
  it("leaves what is absent alone, and null clears", async () => {
    const made = await create({
      title: "Phishing",
      description: "A mail",
      owner_id: "per_1",
      commander_ids: ["per_2"],
      tags: ["mail"],
      severity: "High",
      contained_at: "2026-05-29T18:02:00Z",
    });
    const { status, json, headers } = await patch(made.id, {
      root_cause: "A link",
      owner_id: null,
    });
    expect(status).toBe(200);
    expect(headers.get("etag")).toBe('"2"');
    expect(json).toEqual({
      ...made,
      root_cause: "A link",
      owner_id: null,
      updated_at: json.updated_at,
    });
    const cleared = await patch(made.id, {
      title: null,
      description: null,
      commander_ids: null,
      tags: null,
      severity: null,
      contained_at: null,
    });
    expect(cleared.json).toMatchObject({
      title: null,
      description: null,
      commander_ids: null,
      tags: [],
      severity: null,
      contained_at: null,
      register: { severity: null },
    });
  });

  it("writes nothing where the client sends back what it read", async () => {
    const made = await create({
      title: "Same",
      severity: "odd",
      lessons_learned: { b: 1, a: [2] },
    });
    const before = await stored(made.id);
    const { id, register, ...rest } = made;
    const same = Object.fromEntries(
      Object.entries(rest).filter(
        ([name]) => !/^(tenant_id|app_id|created_|updated_|deleted_|schema_version|mtt)/.test(name),
      ),
    );
    expect((await patch(id, { ...same, lessons_learned: { a: [2], b: 1 } })).status).toBe(200);
    expect(await stored(id)).toEqual(before);
    expect(register.number).toBe(made.incident_number);
  });

  it("honours If-Match", async () => {
    const { id } = await create({ title: "Versions" });
    expect((await patch(id, { title: "Two" }, { "If-Match": '"1"' })).status).toBe(200);
    const stale = await patch(id, { title: "Three" }, { "If-Match": '"1"' });
    expect(stale.status).toBe(412);
    expect((await read(id)).title).toBe("Two");
  });

  it("refuses an empty body and an unknown field", async () => {
    const { id } = await create({});
    expect((await patch(id, {})).status).toBe(400);
    expect((await patch(id, { reason: "x" })).status).toBe(400);
    const { json } = await patch(id, { colour: "red" });
    expect(json.errors[0].pointer).toBe("/colour");
  });

  it("keeps the detection that stood, and why it changed", async () => {
    const { id } = await create({ detected_at: "2026-05-29T18:00:00Z" });
    await patch(id, { detected_at: "2026-05-29T17:00:00Z", reason: "The log was in local time" });
    await patch(id, { detected_at: "2026-05-29T16:00:00Z" });
    expect((await read(id)).detected_at).toBe("2026-05-29T16:00:00.000Z");
    const facts = await privacy("GET", id, "/facts");
    const history = facts.json.history.filter(
      ({ fact }: { fact: string }) => fact === "detected_at",
    );
    expect(
      history.map(({ value, reason }: { value: string; reason: string }) => [value, reason]),
    ).toEqual([
      ["2026-05-29T18:00:00.000Z", null],
      ["2026-05-29T17:00:00.000Z", "The log was in local time"],
      ["2026-05-29T16:00:00.000Z", "Changed at the GRC door; no reason was given."],
    ]);
    expect((await privacy("GET", id)).json.discovered_at).toBeNull();
  });

  it("derives how long detection and recovery took", async () => {
    const { id } = await create({ detected_at: "2026-05-29T18:00:00Z" });
    await privacy("POST", id, "/facts", { occurred_from: "2026-05-29T16:30:00Z" });
    expect(await read(id)).toMatchObject({ mttd_minutes: 90, mttr_minutes: null });
    await patch(id, { closed_at: "2026-05-29T22:00:00Z" });
    expect((await read(id)).mttr_minutes).toBe(240);
    await patch(id, { contained_at: "2026-05-29T18:00:30Z" });
    expect((await read(id)).mttr_minutes).toBe(0.5);
    await patch(id, { contained_at: "2026-05-29T17:00:00Z" });
    expect((await read(id)).mttr_minutes).toBeNull();
  });

  it("moves a draft on by its status and nothing further, and settles nothing", async () => {
    const { id } = await create({ status: "New" });
    for (const status of ["Investigating", "Notified", "Closed", "New"]) {
      const { json } = await patch(id, { status });
      expect(json).toMatchObject({ status, register: { status: "open" } });
    }
    const { json } = await patch(id, { reported_to_regulators_at: "2026-05-29T18:00:00Z" });
    expect(json.reported_to_regulators_at).toBe("2026-05-29T18:00:00.000Z");
    const seen = (await privacy("GET", id)).json;
    expect(seen).toMatchObject({ authority_notified_at: null, filings: [] });
    expect(seen.clocks[0]).toMatchObject({ state: "to_decide", settled_at: null });
  });

  it("names who made the last change, at whatever door, as the ledger does", async () => {
    const { id, created_by } = await create({ title: "Writers" });
    const one = `${PRIVACY}/${uuidOf(id)}`;
    const awareness = { aware_at: "2026-05-29T18:02:00Z", reason: "The desk was told." };
    const changes: [method: string, path: string, body: unknown][] = [
      ["PATCH", `${PATH}/${id}`, { title: "Changed" }],
      ["PATCH", one, { discovered_at: awareness.aware_at, reason: awareness.reason }],
      ["POST", `${one}/facts`, { risk: { level: "unlikely", reasons: "It was encrypted." } }],
      ["PUT", `${one}/tags`, { tags: ["written"] }],
      ["POST", `${one}/decide`, { outcome: "not_required", reasons: "No risk." }],
    ];
    for (const [method, path, body] of changes) {
      const other = await keyFor(org, ["admin"]);
      const { status, json } = await call(method, path, { key: other, body });
      expect({ path, status, json }).toMatchObject({ path, status: 200 });
      const [entry] = await ownerSql<{ actor_id: string }>(
        "SELECT actor_id FROM ledger_entry WHERE subject_id = $1 ORDER BY seq DESC LIMIT 1",
        [uuidOf(id)],
      );
      const seen = await read(id);
      expect({ path, by: seen.updated_by }).toEqual({ path, by: entry?.actor_id });
      expect(seen.created_by).toBe(created_by);
      expect(seen.updated_by).not.toBe(created_by);
    }
  });

  it("keeps before and after in the ledger, what has no home in the register too", async () => {
    const { id } = await create({ owner_id: "per_1" });
    await patch(id, { owner_id: "per_2", tags: ["x"] });
    const { json } = await call("GET", `/api/v1/audit?orgId=${org}&subject=${uuidOf(id)}`, { key });
    expect(json.entries[0]).toMatchObject({
      action: "incident.updated",
      before: { extensions: { grc: { owner_id: "per_1" } }, tags: [] },
      after: { extensions: { grc: { owner_id: "per_2" } }, tags: ["x"] },
    });
  });

  it("changes once for one Idempotency-Key", async () => {
    const { id } = await create({ title: "Once" });
    const once = { "Idempotency-Key": "grc-patch" };
    await patch(id, { title: "Twice" }, once);
    const again = await patch(id, { title: "Twice" }, once);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect((await read(id)).title).toBe("Twice");
  });
});

describe("deleting softly", () => {
  const remove = (id: string, reason: string | undefined = "Entered twice") =>
    patch(id, { is_deleted: true, reason });
  const listed = async (path: string) => (await call("GET", path, { key })).json;

  it("hides an empty draft at every door's list, keeps it by id and in exports, and off the board", async () => {
    const before = await listed(`${PRIVACY}?orgId=${org}`);
    const grc = await listed(PATH);
    const board = await listed(`/api/v1/board?orgId=${org}`);
    const { id } = await create({ title: "Nothing but a title" });
    const { status, json } = await remove(id);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      is_deleted: true,
      deleted_by: json.updated_by,
      register: { deleted_reason: "Entered twice" },
    });
    expect(json.deleted_at).toBe(json.updated_at);
    expect(await read(id)).toEqual(json);
    expect((await privacy("GET", id)).status).toBe(200);

    const after = await listed(`${PRIVACY}?orgId=${org}`);
    expect(after.total).toBe(before.total);
    expect(after.incidents).toEqual(before.incidents);
    expect((await listed(`${PRIVACY}?orgId=${org}&q=nothing`)).incidents).toEqual([]);
    expect((await listed(PATH)).total).toBe(grc.total);
    expect((await listed(`${PATH}?includeDeleted=true`)).total).toBe(grc.total + 1);
    expect(
      (await listed(`${PATH}?is_deleted=true`)).items.map((item: { id: string }) => item.id),
    ).toEqual([id]);
    expect((await listed(`/api/v1/board?orgId=${org}`)).total).toBe(board.total);
    const csv = await call("GET", `${PRIVACY}.csv?orgId=${org}`, { key });
    const line = csv.text.split("\r\n").find((row) => row.includes(uuidOf(id) ?? "")) ?? "";
    expect(line).toContain("Entered twice");
    const [entry] = (await listed(`/api/v1/audit?orgId=${org}&subject=${uuidOf(id)}`)).entries;
    expect(entry).toMatchObject({ action: "incident.deleted", after: { reason: "Entered twice" } });
  });

  it("needs a reason, and blanks are none", async () => {
    const { id } = await create({});
    for (const reason of [undefined, " "]) {
      const { status, json } = await patch(id, { is_deleted: true, reason });
      expect(status).toBe(422);
      expect(json).toMatchObject({ code: "reason_required", errors: [{ pointer: "/reason" }] });
    }
    expect((await read(id)).is_deleted).toBe(false);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ["an awareness", (id) => privacy("PATCH", id, "", { discovered_at: "2026-05-29T18:00:00Z" })],
    ["a status beyond draft", (id) => patch(id, { status: "open" })],
    ["a filing", (id) => privacy("POST", id, "/notify", { authority_jurisdiction: "FR" })],
    [
      "a decision",
      (id) => privacy("POST", id, "/decide", { outcome: "not_a_breach", reasons: "A test mail" }),
    ],
  ])("refuses what has %s: Art. 33(5) keeps it", async (_what, act) => {
    const { id } = await create({ title: "Kept" });
    await act(id);
    const before = await stored(id);
    const { status, json } = await remove(id);
    expect(status).toBe(409);
    expect(json.errors[0]).toMatchObject({
      pointer: "/is_deleted",
      fix: expect.stringContaining("Art. 33(5)"),
    });
    expect(await stored(id)).toEqual(before);
  });

  it("takes a drill at any stage", async () => {
    const { id } = await declared(ctx, org, 80, { title: "Exercise", status: "open" });
    await ownerSql("UPDATE incident SET drill = true WHERE id = $1", [id]);
    expect((await remove(grcId(id), "The spring exercise")).status).toBe(200);
    const seen = (await privacy("GET", id)).json;
    expect(seen).toMatchObject({ overdue: false, deadline_at: null });
    expect(seen.clocks[0]).toMatchObject({ state: "superseded", due_at: null });
    const back = await patch(grcId(id), { is_deleted: false, reason: "It was no exercise" });
    expect(back.status).toBe(200);
    const again = (await privacy("GET", id)).json;
    expect(again.overdue).toBe(true);
    expect(again.clocks[0].state).toBe("running");
  });

  it("lets nothing change what is deleted, at any door, until it is restored with a reason", async () => {
    const { id } = await create({ title: "Hidden" });
    await remove(id);
    const before = await stored(id);
    expect((await patch(id, { title: "Still here" })).status).toBe(409);
    expect((await privacy("PATCH", id, "", { title: "x" })).status).toBe(409);
    expect((await privacy("POST", id, "/facts", { aware_at: "2026-05-29T18:00:00Z" })).status).toBe(
      409,
    );
    expect((await privacy("POST", id, "/notify", { authority_jurisdiction: "FR" })).status).toBe(
      409,
    );
    expect((await patch(id, { is_deleted: false })).json.code).toBe("reason_required");
    expect((await remove(id)).status).toBe(200);
    expect(await stored(id)).toEqual(before);
    const { json } = await patch(id, {
      is_deleted: false,
      reason: "Needed after all",
      title: "Back",
    });
    expect(json).toMatchObject({
      is_deleted: false,
      deleted_at: null,
      deleted_by: null,
      title: "Back",
    });
    expect((await privacy("GET", id)).json.clocks[0].state).toBe("to_decide");
  });

  it("changes and deletes in one request, both or neither", async () => {
    const { id } = await create({ title: "Both" });
    const refused = await patch(id, {
      title: "Neither",
      status: "open",
      is_deleted: true,
      reason: "x",
    });
    expect(refused.status).toBe(409);
    expect((await read(id)).title).toBe("Both");
    const { json } = await patch(id, { title: "Both done", is_deleted: true, reason: "x" });
    expect(json).toMatchObject({ title: "Both done", is_deleted: true });
  });

  it("an incident that was shown as not deleted may be sent back so", async () => {
    const { id } = await create({ title: "Round" });
    expect((await patch(id, { is_deleted: false, title: "Trip" })).json).toMatchObject({
      title: "Trip",
    });
  });
});
