/** What lists filter by and the overview counts stands on the incident as its facts and duties say, whoever changes them. */
import { beforeAll, expect, test } from "vitest";
import { uuidOf } from "../api/grc/ulid";
import { newId } from "../ids";
import { call, keyFor } from "../testing/api";
import { makeOrg, ownerSql } from "../testing/fixtures";

const PRIVACY = "/api/v1/privacy/incidents";
const GRC = "/api/v1/grc/incidents";
const REGISTER = "/api/incident/v1/incidents";
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg("Copies");
  key = await keyFor(org, ["admin"]);
});

async function done(method: string, address: string, body: object) {
  const heard = await call(method, address, { key, body });
  if (heard.status >= 300) throw new Error(`${method} ${address}: ${heard.status} ${heard.text}`);
  return heard.json;
}

const declare = async (more: object = {}): Promise<string> =>
  (
    await done("POST", PRIVACY, {
      orgId: org,
      title: "Copied",
      severity: "serious",
      discovered_at: ago(30),
      ...more,
    })
  ).id;

const WANTED = `
  SELECT (SELECT f.value FROM fact f WHERE f.incident_id = i.id AND f.kind = 'occurred_from'
          ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1) AS occurred_at,
         (SELECT f.value FROM fact f WHERE f.incident_id = i.id AND f.kind = 'detected_at'
          ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1) AS detected_at,
         (SELECT count(*)::int FROM duty d WHERE d.incident_id = i.id AND d.binding AND d.state = 'met') AS met_in_time,
         (SELECT count(*)::int FROM duty d WHERE d.incident_id = i.id AND d.binding AND d.state = 'met_late') AS met_late
  FROM incident i WHERE i.id = $1`;

interface Copies {
  occurred_at: Date | null;
  detected_at: Date | null;
  met_in_time: number;
  met_late: number;
}

/** What stands on the incident, which is what should. */
async function copies(id: string): Promise<Copies> {
  const [held] = await ownerSql<Copies & Record<string, unknown>>(
    "SELECT occurred_at, detected_at, met_in_time, met_late FROM incident WHERE id = $1",
    [id],
  );
  if (!held) throw new Error("There is no such incident.");
  expect(held).toEqual((await ownerSql(WANTED, [id]))[0]);
  return held;
}

const reason = "An older mail was found.";
const AUTHORITY = { authority_jurisdiction: "FR", delay_reasons: "Nobody was there." };

test("a declaration with facts and a past", async () => {
  const facts = {
    occurred_from: ago(50),
    detected_at: ago(31),
    reason: "The first look found nothing.",
  };
  expect(await copies(await declare())).toMatchObject({ detected_at: null, met_in_time: 0 });
  expect(await copies(await declare({ facts }))).toMatchObject({
    occurred_at: new Date(facts.occurred_from),
    detected_at: new Date(facts.detected_at),
  });
  const past = { ...AUTHORITY, discovered_at: ago(200), authority_notified_at: ago(20) };
  expect(await copies(await declare(past))).toMatchObject({ met_in_time: 0, met_late: 1 });
});

test("facts, a filing, and the awareness that is corrected after it", async () => {
  const id = await declare();
  await done("POST", `${PRIVACY}/${id}/facts`, { occurred_from: ago(40), detected_at: ago(30) });
  const { occurred_at: before } = await copies(id);
  await done("POST", `${PRIVACY}/${id}/facts`, { occurred_from: ago(45), reason });
  expect((await copies(id)).occurred_at).not.toEqual(before);
  await done("POST", `${PRIVACY}/${id}/facts`, { occurred_from: null, reason });
  expect(await copies(id)).toMatchObject({ occurred_at: null, met_in_time: 0 });
  await done("POST", `${PRIVACY}/${id}/notify`, {
    authority_jurisdiction: "FR",
    notification_reference: "REF",
  });
  expect(await copies(id)).toMatchObject({ met_in_time: 1, met_late: 0 });
  await done("PATCH", `${PRIVACY}/${id}`, {
    discovered_at: ago(120),
    reason,
    delay_reasons: "It was overlooked.",
  });
  await copies(id);
});

test("the other doors", async () => {
  const grc = await done("POST", GRC, { title: "Copied", detected_at: ago(9) });
  const id = uuidOf(grc.id) ?? "";
  const { detected_at: first } = await copies(id);
  expect(first).not.toBeNull();
  await done("PATCH", `${GRC}/${grc.id}`, { detected_at: ago(8), reason });
  expect((await copies(id)).detected_at).not.toEqual(first);

  const made: string = await done("POST", REGISTER, {
    name: "Copied",
    orgGroupId: org,
    dateOccurred: ago(20),
  });
  const { occurred_at: began } = await copies(made);
  expect(began).not.toBeNull();
  const said = { name: "x", incidentTypeName: "Unknown", orgGroupId: org };
  await done("PUT", `${REGISTER}/${made}`, { ...said, dateOccurred: ago(25), reason });
  expect((await copies(made)).occurred_at).not.toEqual(began);
});

test("a breach that DPDP reports of it", async () => {
  const id = await declare({ discovered_at: ago(1) });
  expect((await copies(id)).detected_at).toBeNull();
  await done("POST", "/api/v1/compliance/dpdp/emit", {
    sessionId: newId(new Date()),
    eventType: "breach_detected",
    payload: { incident_id: id, detected_at: ago(2) },
  });
  expect((await copies(id)).detected_at).not.toBeNull();
});

test("whom another system assigns, and what the GRC door keeps, is found as it stands now", async () => {
  const [one, other] = [newId(new Date()), newId(new Date())];
  const assigned = (assigneeId: string) => [
    { assigneeId, assigneeEmail: "a@example.org", type: "USER" },
  ];
  const made: string = await done("POST", REGISTER, {
    name: "Assigned",
    orgGroupId: org,
    incidentAssigneeRequests: assigned(one),
  });
  const found = async (assigneeId: string) =>
    (await done("POST", `${REGISTER}/search`, { filters: { assigneeId } })).map(
      ({ incidentId }: { incidentId: string }) => incidentId,
    );
  expect(await found(one)).toEqual([made]);
  const said = { name: "x", incidentTypeName: "Unknown", orgGroupId: org };
  await done("PUT", `${REGISTER}/${made}`, { ...said, incidentAssigneeRequests: assigned(other) });
  expect([await found(one), await found(other)]).toEqual([[], [made]]);

  const kept = await done("POST", GRC, { title: "Kept", owner_id: "per_1", severity: "High" });
  const listed = async (query: string) =>
    (await call("GET", `${GRC}?orgId=${org}&${query}`, { key })).json.items.map(
      ({ id }: { id: string }) => id,
    );
  expect(await listed("owner_id=per_1&severity=HIGH")).toEqual([kept.id]);
  await done("PATCH", `${GRC}/${kept.id}`, { owner_id: "per_2" });
  expect([await listed("owner_id=per_1"), await listed("owner_id=per_2")]).toEqual([[], [kept.id]]);
});
