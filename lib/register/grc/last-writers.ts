import type { Ctx } from "../../context";
import type { IncidentRow } from "../../db/rows";
import { transact } from "../../db/transaction";

/** Who changed each of these incidents last, by the ledger; by its id. Whoever has no entry is not in it. */
export async function lastWriters(
  ctx: Ctx,
  incidents: readonly Pick<IncidentRow, "id" | "orgId">[],
): Promise<ReadonlyMap<string, string>> {
  const orgs = incidents.map(({ orgId }) => orgId);
  const ids = incidents.map(({ id }) => id);
  const rows = await transact(
    ctx,
    (tx) => tx.$queryRaw<{ id: string; actor_id: string }[]>`
      SELECT asked.id, last.actor_id
      FROM unnest(${orgs}::uuid[], ${ids}::text[]) AS asked (org_id, id)
      CROSS JOIN LATERAL (
        SELECT e.actor_id FROM ledger_entry e
        WHERE e.org_id = asked.org_id AND e.subject_id = asked.id
        ORDER BY e.seq DESC LIMIT 1
      ) AS last`,
  );
  return new Map(rows.map((row) => [row.id, row.actor_id]));
}
