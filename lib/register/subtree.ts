import { type Ctx, orgsWith } from "../context";
import type { Tx } from "../db/transaction";
import type { Permission } from "../schema/scopes";

/** An organisation and those below it, as far as the actor may do `wanted` there. */
export async function subtreeOf(
  tx: Tx,
  ctx: Ctx,
  root: string,
  wanted: Permission,
): Promise<string[]> {
  const allowed = new Set(orgsWith(ctx, wanted));
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM lookup_subtree(${root}::uuid)`;
  return rows.map(({ id }) => id).filter((id) => allowed.has(id));
}
