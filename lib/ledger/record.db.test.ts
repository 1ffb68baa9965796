import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { transact } from "../db/transaction";
import { notify } from "../register/notify";
import { update } from "../register/update";
import { ctxFor, makeOrg, ownerClient, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { LEDGER_CHANNEL } from "./announce";
import { record, recordAll } from "./record";

/** The role that the application connects as, quoted. */
async function appRole(): Promise<string> {
  const [row] = await ownerSql<{ role: string }>(
    `SELECT quote_ident(grantee) AS role FROM information_schema.role_table_grants
     WHERE table_name = 'duty' AND privilege_type = 'UPDATE' AND grantee <> current_user`,
  );
  return row?.role ?? "";
}

afterEach(async () => {
  await ownerSql(`GRANT INSERT ON ledger_payload TO ${await appRole()}`);
});

it("a change whose ledger entry cannot be written does not happen", async () => {
  const org = await makeOrg();
  const ctx = ctxFor(org);
  const incident = await declared(ctx, org, 5);
  const stored = () =>
    ownerSql(
      `SELECT (SELECT jsonb_agg(to_jsonb(i)) FROM incident i WHERE org_id = $1) AS incidents,
              (SELECT count(*) FROM filing WHERE org_id = $1) AS filings,
              (SELECT last FROM incident_counter WHERE org_id = $1) AS last`,
      [org],
    );
  const before = await stored();
  await ownerSql(`REVOKE INSERT ON ledger_payload FROM ${await appRole()}`);
  await expect(declared(ctx, org, 1)).rejects.toThrow(/denied/);
  await expect(update(ctx, incident.id, { title: "Changed" })).rejects.toThrow(/denied/);
  await expect(notify(ctx, incident.id, { authority_jurisdiction: "FR" })).rejects.toThrow(
    /denied/,
  );
  expect(await stored()).toEqual(before);
});

interface Entry {
  action: string;
  subject_id: string;
  body: string;
  hash: string;
  fits: boolean;
}

const entries = (org: string) =>
  ownerSql<Entry>(
    `SELECT e.action, e.subject_id, p.body, encode(e.payload_hash, 'hex') AS hash,
            e.payload_hash = sha256(p.salt || convert_to(p.body, 'UTF8')) AS fits
     FROM ledger_entry e JOIN ledger_payload p USING (seq) WHERE e.org_id = $1 ORDER BY e.seq`,
    [org],
  );
const change = (orgId: string, at: number) => ({
  orgId,
  action: `test.${at}`,
  subject: { type: "test", id: String(at) },
  before: { at },
  after: { at: at + 1 },
});

it.each([1, 2, 25])(
  "%d entries at once stand in the order of their changes, each with what was and what is",
  async (many) => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const changes = Array.from({ length: many }, (_, at) => change(org, at));
    await transact(ctx, (tx) => recordAll(tx, ctx, changes));
    const said = await entries(org);
    expect(said.map(({ action, subject_id: id, body, fits }) => [action, id, body, fits])).toEqual(
      changes.map(({ action, subject, before, after }) => [
        action,
        subject.id,
        JSON.stringify({ after, before }),
        true,
      ]),
    );
  },
);

it("the same change twice has two hashes: nobody can guess from one what it is of", async () => {
  const org = await makeOrg();
  const ctx = ctxFor(org);
  await transact(ctx, (tx) => recordAll(tx, ctx, [change(org, 1), change(org, 1)]));
  await transact(ctx, (tx) => record(tx, ctx, change(org, 1)));
  expect(new Set((await entries(org)).map(({ hash }) => hash)).size).toBe(3);
});

it.each<[string, typeof recordAll]>([
  ["one entry", async (tx, ctx, [first]) => first && record(tx, ctx, first)],
  ["many entries", recordAll],
])("whoever listens is called once %s has been committed", async (_, write) => {
  const org = await makeOrg();
  const ctx = ctxFor(org);
  const client = await ownerClient();
  await client.query(`LISTEN ${LEDGER_CHANNEL}`);
  const called = once(client, "notification");
  await transact(ctx, (tx) => write(tx, ctx, [change(org, 1), change(org, 2)]));
  await called;
  await client.query(`UNLISTEN ${LEDGER_CHANNEL}`);
});
