import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg("Vantmere");
  key = await keyFor(org, ["incidents:read", "incidents:write", "incidents:notify"]);
});

const body = (more: Record<string, unknown> = {}) => ({
  orgId: org,
  title: "Payroll export sent to the wrong supplier",
  severity: "serious",
  discovered_at: "2026-05-29T20:54:19.749Z",
  ...more,
});
const counts = () =>
  ownerSql(
    `SELECT (SELECT count(*)::int FROM incident) AS incidents, (SELECT count(*)::int FROM duty) AS duties,
            (SELECT count(*)::int FROM ledger_entry WHERE subject_type = 'incident') AS entries,
            (SELECT coalesce(sum(last), 0)::int FROM incident_counter) AS numbers`,
  );

describe("declaring", () => {
  it("takes the vendor's printed body and answers the whole resource", async () => {
    const heard = await call("POST", PATH, {
      key,
      body: {
        orgId: org,
        title: "string",
        description: "string",
        severity: "serious",
        breach_kind: "confidentiality",
        discovered_at: "2026-05-29T20:54:19.749Z",
        affected_users: 0,
        root_cause: "string",
        corrective_actions: ["string"],
        status: "draft",
      },
    });
    expect(heard.status).toBe(201);
    expect(heard.headers.get("location")).toBe(`${PATH}/${heard.json.id}`);
    expect(heard.headers.get("etag")).toBe('"1"');
    expect(heard.headers.get("cache-control")).toBe("no-store");
    expect(heard.json).toMatchObject({
      orgId: org,
      title: "string",
      status: "draft",
      affected_users: 0,
      discovered_at: "2026-05-29T20:54:19.749Z",
      deadline_at: "2026-06-01T20:54:19.749Z",
      overdue: true,
      reported_to: [],
      version: 1,
      imported: false,
    });
    expect(heard.json.number).toMatch(/^INC-\d{4}-\d{4}$/);
    expect(heard.json.clocks).toHaveLength(1);
    expect(heard.json.clocks[0]).toMatchObject({
      rule_id: "eu-gdpr-art33",
      rule_version: 1,
      state: "running",
      due_at: "2026-06-01T20:54:19.749Z",
      checked: "text",
    });
    const read = await call("GET", `${PATH}/${heard.json.id}`, { key });
    expect(read.json).toEqual(heard.json);
  });

  it("writes one ledger entry with what stood after, and its hash fits", async () => {
    const { json } = await call("POST", PATH, { key, body: body() });
    const rows = await ownerSql(
      `SELECT e.action, e.actor_type, p.body,
              e.payload_hash = sha256(p.salt || convert_to(p.body, 'UTF8')) AS fits
       FROM ledger_entry e JOIN ledger_payload p USING (seq) WHERE e.subject_id = $1`,
      [json.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      action: "incident.declared",
      actor_type: "api_key",
      fits: true,
    });
    expect(JSON.parse(rows[0]?.body)).toMatchObject({
      before: null,
      after: { title: json.title, deadline_at: json.deadline_at },
    });
  });

  it("cuts fractions under a millisecond and reads offsets", async () => {
    const { json } = await call("POST", PATH, {
      key,
      body: body({ discovered_at: "2026-03-06T16:30:00.0009999+01:00" }),
    });
    expect(json.discovered_at).toBe("2026-03-06T15:30:00.000Z");
    expect(json.deadline_at).toBe("2026-03-09T15:30:00.000Z");
  });

  it("gives 64 callers 64 numbers without a gap, and each key one incident although sent twice", async () => {
    const own = await makeOrg("Sixty-four");
    const its = await keyFor(own, ["incidents:write"]);
    const sendAll = () =>
      Promise.all(
        Array.from({ length: 64 }, (_, at) =>
          call("POST", PATH, {
            key: its,
            body: body({ orgId: own, title: `Incident ${at}` }),
            headers: { "Idempotency-Key": `once-${at}` },
          }),
        ),
      );
    const [first, second] = await Promise.all([sendAll(), sendAll()]);
    expect(new Set([...first, ...second].map(({ status }) => status))).toEqual(new Set([201]));
    expect(second.map(({ text }) => text)).toEqual(first.map(({ text }) => text));
    const rows = await ownerSql<{ seq: number }>(
      "SELECT seq FROM incident WHERE org_id = $1 ORDER BY seq",
      [own],
    );
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 64 }, (_, at) => at + 1));
    const [{ n }] = (await ownerSql(
      "SELECT count(*)::int AS n FROM ledger_entry WHERE org_id = $1 AND action = 'incident.declared'",
      [own],
    )) as [{ n: number }];
    expect(n).toBe(64);
  });
});

describe("a stated past", () => {
  const past = {
    status: "notified",
    authority_jurisdiction: "FR",
    authority_notified_at: "2026-05-30T08:00:00Z",
  };

  it("is recorded as filed in time, and the incident marked imported", async () => {
    const { status, json } = await call("POST", PATH, { key, body: body(past) });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      status: "notified",
      imported: true,
      recorded_late: true,
      overdue: false,
      reported_to: ["FR"],
      authority_notified_at: "2026-05-30T08:00:00.000Z",
    });
    expect(json.clocks[0]).toMatchObject({ state: "met", late_by_ms: 0 });
    expect(json.filings[0]).toMatchObject({ authority: "FR", receipt_missing: true });
  });

  it("that is late needs its reasons, to the millisecond", async () => {
    const late = { ...past, authority_notified_at: "2026-06-01T20:54:19.750Z" };
    const refused = await call("POST", PATH, { key, body: body(late) });
    expect(refused.status).toBe(422);
    expect(refused.json.code).toBe("delay_reasons_required");
    expect(refused.json.errors[0].pointer).toBe("/delay_reasons");
    const taken = await call("POST", PATH, {
      key,
      body: body({ ...late, delay_reasons: "Portal down" }),
    });
    expect(taken.json.clocks[0]).toMatchObject({ state: "met_late", late_by_ms: 1 });
    const blank = await call("POST", PATH, { key, body: body({ ...late, delay_reasons: "  " }) });
    expect(blank.json.code).toBe("delay_reasons_required");
  });

  it.each([
    [{ status: "notified" }, ["/authority_jurisdiction", "/authority_notified_at"]],
    [{ status: "notified", authority_jurisdiction: "FR" }, ["/authority_notified_at"]],
    [{ authority_notified_at: "2026-05-30T08:00:00Z" }, ["/authority_jurisdiction"]],
    [
      {
        status: "resolved",
        authority_jurisdiction: "FR",
        authority_notified_at: "2026-05-30T08:00:00Z",
      },
      ["/resolution_date"],
    ],
    [
      { status: "resolved", resolution_date: "2026-06-30T08:00:00Z" },
      ["/authority_jurisdiction", "/authority_notified_at"],
    ],
    [{ delay_reasons: "why" }, ["/authority_jurisdiction", "/authority_notified_at"]],
    [{ ...past, authority_jurisdiction: "CERT-In" }, ["/authority_jurisdiction"]],
  ])("with gaps (%j) is refused and names them", async (more, pointers) => {
    const before = await counts();
    const { status, json } = await call("POST", PATH, { key, body: body(more) });
    expect(status).toBe(422);
    expect(json.code).toBe("facts_missing");
    expect(json.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual(pointers);
    expect(await counts()).toEqual(before);
  });

  it.each([
    ["authority_notified_at", { ...past, authority_notified_at: "2026-05-29T20:54:19.748Z" }],
    ["data_subjects_notified_at", { data_subjects_notified_at: "2026-05-01T00:00:00Z" }],
    ["resolution_date", { resolution_date: "2026-05-01T00:00:00Z" }],
  ])("with %s before awareness is refused", async (field, more) => {
    const before = await counts();
    const { status, json } = await call("POST", PATH, { key, body: body(more) });
    expect(status).toBe(422);
    expect(json.code).toBe("facts_contradict");
    expect(json.errors[0].pointer).toBe(`/${field}`);
    expect(await counts()).toEqual(before);
  });

  it("of a resolved incident is taken whole", async () => {
    const { status, json } = await call("POST", PATH, {
      key,
      body: body({ ...past, status: "resolved", resolution_date: "2026-06-30T08:00:00Z" }),
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({ status: "resolved", resolution_date: "2026-06-30T08:00:00.000Z" });
  });
});

describe("bad input is named, and writes nothing", () => {
  const soon = new Date(Date.now() + 6 * 60_000).toISOString();
  it.each<[string, unknown, string]>([
    ["a missing title", { title: undefined }, "/title"],
    ["a blank title", { title: "  " }, "/title"],
    ["a title of 501", { title: "x".repeat(501) }, "/title"],
    ["a number as title", { title: 7 }, "/title"],
    ["an unknown severity", { severity: "huge" }, "/severity"],
    ["a missing discovered_at", { discovered_at: undefined }, "/discovered_at"],
    ["no offset", { discovered_at: "2026-05-29T20:54:19" }, "/discovered_at"],
    ["a day that is none", { discovered_at: "2026-02-30T20:54:19Z" }, "/discovered_at"],
    ["the year 0", { discovered_at: "0000-01-01T00:00:00Z" }, "/discovered_at"],
    ["the year 9999", { discovered_at: "9999-01-01T00:00:00Z" }, "/discovered_at"],
    ["the future", { discovered_at: soon }, "/discovered_at"],
    ["null as discovered_at", { discovered_at: null }, "/discovered_at"],
    ["a negative count", { affected_users: -1 }, "/affected_users"],
    ["a broken count", { affected_users: 1.5 }, "/affected_users"],
    ["a count above 10^10", { affected_users: 10_000_000_001 }, "/affected_users"],
    ["a count as text", { affected_users: "12" }, "/affected_users"],
    ["an action that is none", { corrective_actions: ["a", 1] }, "/corrective_actions/1"],
    ["NUL in text", { description: "a\u0000b" }, "/description"],
    ["a lone surrogate", { root_cause: "a\ud800b" }, "/root_cause"],
    ["an organisation that is no uuid", { orgId: "string" }, "/orgId"],
    ["an unknown field", { colour: "red" }, "/colour"],
    ["a field with a slash", { "a/b": 1 }, "/a~1b"],
  ])("%s", async (_name, more, pointer) => {
    const before = await counts();
    const heard = await call("POST", PATH, { key, body: body(more as Record<string, unknown>) });
    expect(heard.status).toBe(400);
    expect(heard.headers.get("content-type")).toBe("application/problem+json");
    expect(heard.json).toMatchObject({
      type: "/errors/invalid_request",
      status: 400,
      code: "invalid_request",
      success: false,
      error: { code: "invalid_request", requestId: heard.headers.get("x-request-id") },
    });
    expect(heard.json.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
    for (const fault of heard.json.errors) expect(fault.fix).not.toBe("");
    expect(await counts()).toEqual(before);
  });

  it.each<[string, unknown, string]>([
    ["absent", { title: undefined }, "It is missing."],
    ["absent, one of several words", { severity: undefined }, "It is missing."],
    ["null", { title: null }, "It must be a string."],
    ["a number for text", { title: 7 }, "It must be a string."],
    ["text for a number", { affected_users: "12" }, "It must be a number."],
    ["half a person", { affected_users: 1.5 }, "It must be a whole number."],
    ["text for a list", { corrective_actions: "all" }, "It must be an array."],
  ])("says what is wrong with a value that is %s", async (_name, more, detail) => {
    const heard = await call("POST", PATH, { key, body: body(more as Record<string, unknown>) });
    expect(heard.json.errors.map((fault: { detail: string }) => fault.detail)).toEqual([detail]);
  });

  it("an id in capitals is the same id", async () => {
    const heard = await call("POST", PATH, { key, body: body({ orgId: org.toUpperCase() }) });
    expect(heard.status).toBe(201);
    expect(heard.json.orgId).toBe(org);
    const shouted = `${PATH}?orgId=${org.toUpperCase()}`;
    expect((await call("GET", shouted, { key })).status).toBe(200);
  });

  it("the largest count of people is taken", async () => {
    const { json } = await call("POST", PATH, {
      key,
      body: body({ affected_users: 10_000_000_000 }),
    });
    expect(json.affected_users).toBe(10_000_000_000);
  });

  it.each([
    ["not JSON", "{", 400, "malformed_json"],
    ["nothing", "", 400, "malformed_json"],
    ["invalid UTF-8", new Uint8Array([0x22, 0xff, 0x22]), 400, "malformed_json"],
    ["an array", "[]", 400, "invalid_request"],
    ["20,000 levels", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, 400, "invalid_request"],
    [
      "20,000 levels in a field",
      `{"title":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
      400,
      "invalid_request",
    ],
    ["10 MB", JSON.stringify({ title: "x".repeat(10_000_000) }), 413, "body_too_large"],
  ])("a body of %s", async (_name, raw, status, code) => {
    const before = await counts();
    const heard = await call("POST", PATH, { key, raw });
    expect(heard.status).toBe(status);
    expect(heard.json.code).toBe(code);
    expect(await counts()).toEqual(before);
  });

  it("a body of another type", async () => {
    const heard = await call("POST", PATH, {
      key,
      raw: "title=x",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
    expect(heard.status).toBe(415);
    expect(heard.json.errors[0].pointer).toBe("Content-Type");
  });

  it("an unknown parameter in the address", async () => {
    const heard = await call("POST", `${PATH}?dry=1`, { key, body: body() });
    expect(heard.status).toBe(400);
    expect(heard.json.errors[0].pointer).toBe("dry");
  });

  it("an organisation of somebody else", async () => {
    const other = await makeOrg("Elsewhere");
    const before = await counts();
    const theirs = await call("POST", PATH, { key, body: body({ orgId: other }) });
    const nobodys = await call("POST", PATH, {
      key,
      body: body({ orgId: "01890a5d-ac96-774b-bcce-b302099a8057" }),
    });
    expect(theirs.status).toBe(404);
    const { requestId: _a, error: _b, ...first } = theirs.json;
    const { requestId: _c, error: _d, ...second } = nobodys.json;
    expect(first).toEqual(second);
    expect(await counts()).toEqual(before);
  });
});
