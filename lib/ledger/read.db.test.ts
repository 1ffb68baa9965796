/** The ledger's pages: newest first under each filter, and they meet. */
import { beforeAll, expect, it } from "vitest";
import { readAudit } from "../api/privacy/operations";
import { declare } from "../register/declare";
import { incidentNumber } from "../register/incident";
import { auditQuerySchema } from "../schema/audit";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";

const AT = Date.parse("2026-03-01T00:00:00Z");
let org: string;

/** Committed in another order than recorded: a request that waited comes later in the ledger. */
const MINUTES = [0, 3, 1, 1, 5, 4];
const minute = (n: number) => new Date(AT + n * 60_000).toISOString();

beforeAll(async () => {
  org = await makeOrg();
  for (const [n, minutes] of MINUTES.entries()) {
    await ownerSql(
      `INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id, action,
          subject_type, subject_id, payload_hash)
       VALUES (gen_random_uuid(), $1, $2, 'system', 'test', 'test', 'test', $3, 'incident', $4, '')`,
      [org, minute(minutes), n % 2 ? "test.odd" : "test.even", n === 0 ? "other" : "it"],
    );
  }
});

/** The minutes of all entries that fit, page by page. */
async function walked(query: object): Promise<number[]> {
  const minutes: number[] = [];
  let cursor: string | undefined;
  do {
    const asked = auditQuerySchema.parse({ orgId: org, limit: 2, ...query, cursor });
    const page = await readAudit(ctxFor(org), asked);
    minutes.push(...page.entries.map((one) => (Date.parse(one.recorded_at) - AT) / 60_000));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return minutes;
}

it.each([
  ["nothing", {}, [5, 4, 3, 1, 1, 0]],
  ["an action", { action: "test.odd" }, [4, 3, 1]],
  ["a time", { from: minute(1), to: minute(4) }, [4, 3, 1, 1]],
  ["an action and a time", { action: "test.even", from: minute(1) }, [5, 1]],
  // What happened to one thing is told in the order in which it happened.
  ["a subject", { subject: "it" }, [4, 5, 1, 1, 3]],
])("narrowed to %s", async (_, query, minutes) => {
  expect(await walked(query)).toEqual(minutes);
});

it("finds what happened to an incident by its number, and only in the organisation that is read", async () => {
  const declared = async (orgId: string) =>
    declare(ctxFor(orgId), {
      orgId,
      title: "Laptop",
      severity: "serious",
      discovered_at: new Date(AT),
    });
  const incident = await declared(org);
  const number = incidentNumber(incident);
  const about = async (orgId: string, subject: string) => {
    const page = await readAudit(ctxFor(orgId), auditQuerySchema.parse({ orgId, subject }));
    return page.entries.map((one) => one.subject.id);
  };
  expect(await about(org, number)).toEqual([incident.id]);
  expect(await about(org, number.toLowerCase())).toEqual([incident.id]);
  expect(await about(org, `${number}0`)).toEqual([]);
  const other = await makeOrg();
  expect(await about(other, number)).toEqual([]);
});
