/** Members for tests: accounts with a role, written past sign-up. */
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { Role } from "../schema/member";
import { ownerSql } from "./fixtures";

/** A new account with a role in the organisation; gives the person's id. */
export async function memberOf(
  orgId: string,
  name: string,
  role: Role = "viewer",
): Promise<string> {
  const now = new Date();
  const id = newId(now);
  await ownerSql(
    "INSERT INTO user_account (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, '', $4)",
    [id, `${id}@example.org`, name, now],
  );
  await ownerSql(
    "INSERT INTO membership (id, org_id, user_id, role, created_at) VALUES ($1, $2, $3, $4, $5)",
    [newId(now), orgId, id, role, now],
  );
  return id;
}

/** What the ledger says was done to something, oldest first, with what stood before and after. */
export async function entriesOf(ctx: Ctx, subject: string) {
  const rows = await ownerSql<{ action: string; actor_id: string; body: string }>(
    `SELECT e.action, e.actor_id, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)
     WHERE e.subject_id = $1 AND e.org_id = ANY ($2::uuid[]) ORDER BY e.seq`,
    [subject, [...ctx.grants.keys()]],
  );
  return rows.map(({ action, actor_id, body }) => {
    const { before, after } = JSON.parse(body);
    return { action, actor: actor_id, before, after };
  });
}
