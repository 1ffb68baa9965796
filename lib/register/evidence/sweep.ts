/** Files that nobody has entered: their transaction failed after they were kept, or never began. */
import type { Ctx } from "../../context";
import { transact } from "../../db/transaction";
import { sweepArriving } from "../../files/receive";
import { fileStore, type Kept } from "../../files/store";
import { holdFile } from "./rows";

const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 500;

/**
 * Removes files of the organisations that `ctx` sees that lie there for more than a day and stand in no row.
 * Gives how many went.
 */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - DAY_MS);
  await sweepArriving(before);
  let swept = 0;
  let old: Kept[] = [];
  const act = async () => {
    for (const file of await unentered(ctx, old)) if (await removed(ctx, file)) swept += 1;
    old = [];
  };
  for await (const { orgId, sha256, keptAt } of fileStore().list()) {
    if (keptAt >= before || !ctx.grants.has(orgId)) continue;
    if (old.push({ orgId, sha256 }) === AT_ONCE) await act();
  }
  await act();
  return swept;
}

async function unentered(ctx: Ctx, files: readonly Kept[]): Promise<Kept[]> {
  if (files.length === 0) return [];
  const rows = await transact(ctx, (tx) =>
    tx.evidence.findMany({
      where: { sha256: { in: files.map(({ sha256 }) => sha256) } },
      select: { orgId: true, sha256: true },
    }),
  );
  const entered = new Set(rows.map(({ orgId, sha256 }) => `${orgId}/${sha256}`));
  return files.filter(({ orgId, sha256 }) => !entered.has(`${orgId}/${sha256}`));
}

/** Whoever is just adding a row to the file waits, and then finds it gone. */
async function removed(ctx: Ctx, file: Kept): Promise<boolean> {
  return transact(ctx, async (tx) => {
    await holdFile(tx, file);
    if ((await tx.evidence.count({ where: { ...file } })) > 0) return false;
    await fileStore().remove(file);
    return true;
  });
}
