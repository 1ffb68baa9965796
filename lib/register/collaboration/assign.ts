/** Who sees to an incident: one owner, and whoever works on it. Duties and clocks do not move by it. */
import { type Ctx, requireScope } from "../../context";
import { transact } from "../../db/transaction";
import { lockWhole, PERSON, type Person, type WholeIncident } from "../incident";
import { writeColumns } from "./columns";
import { readersOf, requireReaders } from "./people";
import { requireReadable } from "./readable";

export interface People {
  owner: Person | null;
  assignees: Person[];
  /** Who may be named: all who may read it. */
  candidates: Person[];
}

/**
 * Makes a person the owner of an incident, or takes the owner off it with null. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict (deleted),
 *   invalid_request for somebody who may not read it
 */
export async function assignOwner(
  ctx: Ctx,
  id: string,
  userId: string | null,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    if (before.ownerId === userId) return before;
    const named = userId === null ? [] : [userId];
    const [owner = null] = await requireReaders(tx, before.orgId, named, () => "/user_id");
    const after = await writeColumns(
      tx,
      ctx,
      before,
      { ownerId: userId },
      {
        action: "incident.owner_assigned",
        before: { owner: before.owner },
        after: { owner },
      },
    );
    return { ...after, owner };
  });
}

/**
 * Says who works on an incident, all of them at once. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict (deleted),
 *   invalid_request for somebody who may not read it
 */
export async function assignPersons(
  ctx: Ctx,
  id: string,
  userIds: readonly string[],
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    const ids = [...new Set(userIds)];
    if (ids.join() === before.assigneeIds.join()) return before;
    const fresh = ids.filter((one) => !before.assigneeIds.includes(one));
    await requireReaders(tx, before.orgId, fresh, (place) => {
      return `/user_ids/${userIds.indexOf(fresh[place] ?? "")}`;
    });
    const all = await tx.user.findMany({
      where: { id: { in: [...before.assigneeIds, ...ids] } },
      ...PERSON,
    });
    const named = (wanted: readonly string[]) =>
      wanted.flatMap((one) => all.find(({ id: its }) => its === one) ?? []);
    return writeColumns(
      tx,
      ctx,
      before,
      { assigneeIds: ids },
      {
        action: "incident.assigned",
        before: { assignees: named(before.assigneeIds) },
        after: { assignees: named(ids) },
      },
    );
  });
}

/**
 * Who sees to an incident, and who could.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function readPeople(ctx: Ctx, id: string): Promise<People> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const { orgId } = await requireReadable(tx, ctx, id);
    const { owner, assigneeIds } = await tx.incident.findUniqueOrThrow({
      where: { id },
      select: { assigneeIds: true, owner: PERSON },
    });
    const assigned = await tx.user.findMany({ where: { id: { in: assigneeIds } }, ...PERSON });
    return {
      owner,
      assignees: assigneeIds.flatMap((one) => assigned.find(({ id: its }) => its === one) ?? []),
      candidates: await readersOf(tx, orgId),
    };
  });
}
