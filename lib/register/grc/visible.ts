/** Which records an application sees at the GRC door: its own, unless it may read all. */
import { type Ctx, orgsWith } from "../../context";
import type { IncidentRow } from "../../db/rows";
import type { Tx } from "../../db/transaction";

/** Whether the caller is an application: people see all that their organisations have. */
export function isApp({ actor }: Ctx): boolean {
  return actor.type !== "user" && actor.type !== "system";
}

/** The ids that an application writes under: its key's, and those of the keys before and after it. */
export async function idsOfApp(tx: Tx, { actor }: Ctx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE line (id, rotated_from_id) AS (
      SELECT k.id, k.rotated_from_id FROM api_key k WHERE k.id = ${actor.id}::uuid
      UNION
      SELECT k.id, k.rotated_from_id FROM api_key k
      JOIN line l ON k.id = l.rotated_from_id OR k.rotated_from_id = l.id
    )
    SELECT id::text FROM line`;
  return rows.map(({ id }) => id);
}

/** Whether the caller sees the record at this door. */
export async function seesAtGrc(
  tx: Tx,
  ctx: Ctx,
  { orgId, appId }: Pick<IncidentRow, "orgId" | "appId">,
): Promise<boolean> {
  if (!isApp(ctx) || appId === ctx.actor.id) return true;
  if (orgsWith(ctx, "grc:read_all").includes(orgId)) return true;
  return appId !== null && (await idsOfApp(tx, ctx)).includes(appId);
}
