/** Light records of what stands in other inventories, and their links to incidents. */
import type { Ctx } from "../context";
import type { Tx } from "../db/transaction";
import { newId } from "../ids";
import type { InventoryLink, InventoryType } from "../schema/register-door/incident";
import type { WholeIncident } from "./incident";

/** Something in another inventory, as far as we know it. */
export interface InventoryRecord {
  id: string;
  orgId: string;
  type: string;
  inventoryId: string | null;
  externalId: string | null;
  name: string | null;
}

/**
 * Links an incident to what is named, by the other system's ids or its external ids; what is not on record yet
 * is put there. A link that stands already is left alone. Gives the items in the order of the request.
 */
export async function linkItems(
  tx: Tx,
  ctx: Ctx,
  { id: incidentId, orgId }: Pick<WholeIncident, "id" | "orgId">,
  type: InventoryType,
  { inventoryIds = [], externalIds = [] }: InventoryLink,
): Promise<InventoryRecord[]> {
  const blank = { orgId, type, inventoryId: null, externalId: null, createdAt: ctx.now };
  const wanted = [
    ...inventoryIds.map((inventoryId) => ({ ...blank, id: newId(ctx.now), inventoryId })),
    ...externalIds.map((externalId) => ({ ...blank, id: newId(ctx.now), externalId })),
  ];
  await tx.inventoryItem.createMany({ data: wanted, skipDuplicates: true });
  const found = await tx.inventoryItem.findMany({
    where: {
      orgId,
      type,
      OR: [{ inventoryId: { in: inventoryIds } }, { externalId: { in: externalIds } }],
    },
  });
  const items = wanted.flatMap(
    (one) =>
      found.find(
        ({ inventoryId, externalId }) =>
          inventoryId === one.inventoryId && externalId === one.externalId,
      ) ?? [],
  );
  await tx.inventoryLink.createMany({
    data: items.map(({ id: itemId }) => ({ incidentId, itemId, orgId, createdAt: ctx.now })),
    skipDuplicates: true,
  });
  return items;
}

/** What an incident is linked to, in the order of linking. */
export async function linkedItems(tx: Tx, incidentId: string): Promise<InventoryRecord[]> {
  const links = await tx.inventoryLink.findMany({
    where: { incidentId },
    include: { item: true },
    orderBy: [{ createdAt: "asc" }, { itemId: "asc" }],
  });
  return links.map(({ item }) => item);
}
