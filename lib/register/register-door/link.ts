/** Linking an incident to what stands in another inventory. */
import { type Ctx, requireScope } from "../../context";
import { transact } from "../../db/transaction";
import { record } from "../../ledger/record";
import type { InventoryLink, InventoryType } from "../../schema/register-door/incident";
import { changedBy, lockWhole } from "../incident";
import { type InventoryRecord, linkedItems, linkItems } from "../inventories";
import { setColumns } from "../save-incident";
import { extensionsWith, statementOf } from "./statement";

/** What was linked, and the organisation whose records they are. */
export interface LinkedItems {
  items: InventoryRecord[];
  org: { id: string; name: string };
}

/**
 * Links an incident. Links that stand already are left alone; nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch
 */
export async function linkInventory(
  ctx: Ctx,
  id: string,
  type: InventoryType,
  input: InventoryLink,
  ifVersion?: number,
): Promise<LinkedItems> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    const held = await linkedItems(tx, before.id);
    const items = await linkItems(tx, ctx, before, type, input);
    const org = await tx.organisation.findUniqueOrThrow({
      where: { id: before.orgId },
      select: { id: true, name: true },
    });
    const added = items.filter((item) => !held.some((one) => one.id === item.id));
    if (added.length === 0) return { items, org };
    const sources = Object.fromEntries(added.map((item) => [item.id, input.sourceType]));
    const linkSources = { ...statementOf(before).linkSources, ...sources };
    const changed = changedBy(before, ctx);
    const { version } = changed;
    setColumns(tx, before.id, {
      extensions: extensionsWith(before, { linkSources }),
      ...changed,
    });
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "incident.inventory_linked",
      subject: { type: "incident", id: before.id },
      before: { version: before.version },
      after: {
        version,
        inventory_type: type,
        source_type: input.sourceType,
        items: added.map(({ id: item, inventoryId, externalId }) => ({
          id: item,
          inventory_id: inventoryId,
          external_id: externalId,
        })),
      },
    });
    return { items, org };
  });
}
