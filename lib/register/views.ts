/** Saved views of the register. Private ones are their maker's alone; archived, never deleted. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import type { SavedViewRow } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { isUuid, newId } from "../ids";
import { canonicalJson } from "../ledger/canonical-json";
import { record } from "../ledger/record";
import type { ChangeView, SaveView } from "../schema/view";
import { archivedAt } from "./fields";
import { lockOrganisation } from "./profile";

/** More than one person keeps in a bar. */
const MOST_VIEWS = 50;

/**
 * The views that the caller has in an organisation: the shared ones and their own, in the order of their making.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function listViews(ctx: Ctx, orgId: string): Promise<SavedViewRow[]> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return transact(ctx, (tx) => readViews(tx, ctx, orgId));
}

function readViews(tx: Tx, ctx: Ctx, orgId: string): Promise<SavedViewRow[]> {
  return tx.savedView.findMany({
    where: { orgId, archivedAt: null, OR: [{ shared: true }, madeBy(ctx)] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 2 * MOST_VIEWS,
  });
}

const madeBy = ({ actor }: Ctx) => ({ createdByType: actor.type, createdById: actor.id });

/** Whether the caller made the view. */
export function isOwn(
  ctx: Ctx,
  view: Pick<SavedViewRow, "createdByType" | "createdById">,
): boolean {
  return view.createdByType === ctx.actor.type && view.createdById === ctx.actor.id;
}

/**
 * Saves a view. Sharing one needs the right to change incidents.
 *
 * @throws Refusal not_found (organisation), insufficient_scope, conflict (too many, or the name is taken)
 */
export async function saveView(ctx: Ctx, input: SaveView): Promise<SavedViewRow> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, input.orgId, input.shared ? "incidents:write" : "incidents:read");
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, input.orgId);
    const seen = await readViews(tx, ctx, input.orgId);
    if (seen.filter((view) => isOwn(ctx, view)).length >= MOST_VIEWS) throw tooMany();
    requireFreeName(seen, input.name);
    const view: SavedViewRow = {
      id: newId(ctx.now),
      orgId: input.orgId,
      name: input.name,
      query: input.query,
      shared: input.shared,
      createdAt: ctx.now,
      createdByType: ctx.actor.type,
      createdById: ctx.actor.id,
      createdByName: ctx.actor.name,
      archivedAt: null,
    };
    await tx.savedView.create({ data: view });
    await record(tx, ctx, {
      orgId: view.orgId,
      action: "view.saved",
      subject: { type: "view", id: view.id },
      before: null,
      after: told(view),
    });
    return view;
  });
}

/**
 * Changes or archives a view. Its maker may; a shared one, also who may record filings. The same again writes
 * nothing. Somebody else's private view is not found.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (the name is taken)
 */
export async function changeView(ctx: Ctx, id: string, input: ChangeView): Promise<SavedViewRow> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const found = isUuid(id) ? await tx.savedView.findUnique({ where: { id } }) : null;
    if (!found || !(found.shared || isOwn(ctx, found))) throw notFound();
    requireScopeIn(ctx, found.orgId, isOwn(ctx, found) ? "incidents:read" : "incidents:notify");
    if (input.shared) requireScopeIn(ctx, found.orgId, "incidents:write");
    await lockOrganisation(tx, found.orgId);
    const before = await tx.savedView.findUniqueOrThrow({ where: { id } });
    const after: SavedViewRow = {
      ...before,
      name: input.name ?? before.name,
      query: input.query ?? before.query,
      shared: input.shared ?? before.shared,
      archivedAt: archivedAt(ctx, before.archivedAt, input.archived),
    };
    if (canonicalJson(told(after)) === canonicalJson(told(before))) return before;
    if (after.archivedAt === null) {
      const others = await readViews(tx, ctx, before.orgId);
      requireFreeName(
        others.filter((view) => view.id !== id),
        after.name,
      );
    }
    const { name, query, shared, archivedAt: archived } = after;
    await tx.savedView.update({
      where: { id },
      data: { name, query, shared, archivedAt: archived },
    });
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "view.changed",
      subject: { type: "view", id },
      before: told(before),
      after: told(after),
    });
    return after;
  });
}

function requireFreeName(seen: readonly SavedViewRow[], name: string): void {
  if (!seen.some((view) => view.name === name)) return;
  throw new Refusal("conflict", "There is a view of this name already.", {
    faults: [
      {
        pointer: "/name",
        detail: `${name} is taken.`,
        fix: "Choose another name, or change the view that has it.",
      },
    ],
  });
}

function tooMany(): Refusal {
  return new Refusal("conflict", `There are ${MOST_VIEWS} views of yours already.`, {
    faults: [{ pointer: "", detail: "No more fit.", fix: "Archive one that you no longer need." }],
  });
}

/** What the ledger keeps of a view. */
function told({ name, query, shared, archivedAt: gone }: SavedViewRow) {
  return { name, query, shared, archived_at: gone };
}
