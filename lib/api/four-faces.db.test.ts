/** The same thing under four names: declared at each door, read at all others, field by field. */
import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../testing/api";
import { makeOrg } from "../testing/fixtures";

const PRIVACY = "/api/v1/privacy/incidents";
const GRC = "/api/v1/grc/incidents";
const REGISTER = "/api/incident/v1/incidents";
const DPDP = "/api/v1/compliance/dpdp";

let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["admin"]);
});

const send = async (method: string, path: string, body?: unknown) => {
  const { status, json } = await call(method, path, { key, body });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
  return json;
};
/** From one instant on, so that what is so many hours apart is so to the millisecond. */
const BEGUN = Date.now();
const hoursAgo = (hours: number) => new Date(BEGUN - hours * 3_600_000).toISOString();

/** What one incident says at each door that reads incidents. */
async function faces(id: string) {
  return {
    privacy: await send("GET", `${PRIVACY}/${id}`),
    grc: await send("GET", `${GRC}/${id}`),
    register: await send("GET", `${REGISTER}/${id}`),
  };
}

/** What all doors must agree on, whoever declared it. */
async function expectAgreement(
  id: string,
  said: { title: string; description?: string; root_cause?: string; discovered_at: string | null },
) {
  const { privacy, grc, register } = await faces(id);
  expect(privacy).toMatchObject({ id, orgId: org, title: said.title });
  expect(grc).toMatchObject({ tenant_id: org, title: said.title });
  expect(register).toMatchObject({ id, orgGroupId: org, name: said.title });
  for (const [at, value] of [
    [privacy.description, said.description ?? null],
    [grc.description, said.description ?? null],
    [register.description ?? null, said.description ?? null],
    [privacy.root_cause, said.root_cause ?? null],
    [grc.root_cause, said.root_cause ?? null],
    [register.rootCause ?? null, said.root_cause ?? null],
    [privacy.discovered_at, said.discovered_at],
    [register.dateDiscovered ?? null, said.discovered_at],
  ]) {
    expect(at).toEqual(value);
  }
  expect(grc.incident_number).toBe(privacy.number);
  expect(String(register.number)).toBe(privacy.number.replace(/^INC-|-/g, ""));
  expect(new Date(grc.created_at)).toEqual(new Date(privacy.created_at));
  expect(new Date(register.createdDT)).toEqual(new Date(privacy.created_at));
  return { privacy, grc, register };
}

const COMMON = {
  description: "The monthly export went to a firm with a similar name.",
  root_cause: "Recipient chosen by its first letters",
};

describe("declared at one door and read at all", () => {
  it("the privacy door", async () => {
    const discovered_at = hoursAgo(5);
    const { id } = await send("POST", PRIVACY, {
      orgId: org,
      title: "At door 1",
      severity: "serious",
      breach_kind: "confidentiality",
      discovered_at,
      ...COMMON,
      facts: { detected_at: hoursAgo(5), occurred_from: hoursAgo(30), reason: "x" },
    });
    const { grc, register } = await expectAgreement(id, {
      title: "At door 1",
      discovered_at,
      ...COMMON,
    });
    expect(grc).toMatchObject({ severity: "serious", category: "confidentiality" });
    expect(grc.detected_at).not.toBeNull();
    expect(grc.mttd_minutes).toBe(25 * 60);
    expect(register).toMatchObject({ incidentStatus: "OPEN", incidentTypeName: "Unknown" });
    expect(register.dateOccurred).toBeDefined();
  });

  it("the GRC door", async () => {
    const { id: said } = await send("POST", GRC, {
      title: "At door 3",
      severity: "P1",
      status: "investigating",
      category: "phish of the day",
      detected_at: hoursAgo(3),
      tags: ["mail", "finance"],
      lessons_learned: [{ text: "Train" }],
      ...COMMON,
    });
    const grcNow = await send("GET", `${GRC}/${said}`);
    const { incidents } = await send("GET", `${PRIVACY}?orgId=${org}&sort=-updated_at&limit=1`);
    const id = incidents[0].id;
    const { privacy, grc, register } = await expectAgreement(id, {
      title: "At door 3",
      discovered_at: null,
      ...COMMON,
    });
    expect(privacy).toMatchObject({ severity: "serious", deadline_at: null });
    expect(privacy.clocks[0]).toMatchObject({ state: "to_decide", due_at: null });
    expect(grc).toEqual(grcNow);
    expect(grc).toMatchObject({ category: "phish of the day", tags: ["mail", "finance"] });
    expect(register.dateDiscovered).toBe(undefined);
  });

  it("the register door", async () => {
    const discovered_at = hoursAgo(4);
    const id = await send("POST", REGISTER, {
      name: "At door 4",
      incidentTypeName: "Lost device",
      orgGroupId: org,
      description: COMMON.description,
      rootCause: COMMON.root_cause,
      dateDiscovered: discovered_at,
      dateOccurred: hoursAgo(50),
      deadline: hoursAgo(-40),
      notificationNeeded: "YES",
      jurisdictions: [{ countryCode: "FRA" }],
    });
    const { privacy, register } = await expectAgreement(id, {
      title: "At door 4",
      discovered_at,
      ...COMMON,
    });
    expect(register).toMatchObject({
      incidentTypeName: "Lost device",
      notificationNeeded: "YES",
    });
    expect(privacy.clocks[0]).toMatchObject({ rule_id: "eu-gdpr-art33", state: "running" });
    const facts = await send("GET", `${PRIVACY}/${id}/facts`);
    expect(facts.now.occurred_from).toBe(register.dateOccurred);
  });

  it("the DPDP door", async () => {
    const sessionId = crypto.randomUUID();
    const aware_at = hoursAgo(2);
    const { event, timers } = await send("POST", `${DPDP}/emit`, {
      sessionId,
      eventType: "breach_detected",
      payload: { title: "At door 2", aware_at, noticed_at: hoursAgo(2.5) },
    });
    expect(timers.length).toBe(4);
    const { incidents } = await send("GET", `${PRIVACY}?orgId=${org}&sort=-updated_at&limit=1`);
    const id = incidents[0].id;
    expect(JSON.stringify(event)).toContain(id);
    const { privacy } = await faces(id);
    expect(privacy.title).toBe("At door 2");
    const rules = privacy.clocks.map(({ rule_id }: { rule_id: string }) => rule_id);
    for (const rule of ["in-certin-6h", "in-dpdp-board-72h", "in-dpdp-principal"]) {
      expect(rules).toContain(rule);
    }
    const { timers: listed } = await send("GET", `${DPDP}/timers?sessionId=${sessionId}`);
    expect(listed).toHaveLength(4);
  });
});

describe("changed at one door and read at all", () => {
  it("a title, a cause and a status", async () => {
    const { id } = await send("POST", PRIVACY, {
      orgId: org,
      title: "First",
      severity: "serious",
      discovered_at: hoursAgo(5),
    });
    await send("PATCH", `${GRC}/${id}`, { title: "Second", root_cause: "Cause" });
    let now = await faces(id);
    expect([now.privacy.title, now.register.name]).toEqual(["Second", "Second"]);
    expect([now.privacy.root_cause, now.register.rootCause]).toEqual(["Cause", "Cause"]);
    await send("PATCH", `${PRIVACY}/${id}`, { title: "Third", status: "open" });
    now = await faces(id);
    expect([now.grc.title, now.register.name]).toEqual(["Third", "Third"]);
  });
});
