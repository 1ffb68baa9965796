import { afterEach, expect, it } from "vitest";
import { notify } from "../register/notify";
import { update } from "../register/update";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";

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
