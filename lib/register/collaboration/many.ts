/** The same act on many incidents: one transaction, an entry of the ledger for each. */
import { type Ctx, orgsWith, requireScope } from "../../context";
import type { IncidentRow, Prisma } from "../../db/rows";
import { type Tx, transact } from "../../db/transaction";
import { recordAll } from "../../ledger/record";
import { MOST_TAGS } from "../../schema/collaboration";
import { changedBy, incidentNumber, PERSON, type Person } from "../incident";
import { readersOf } from "./people";
import { sameTags } from "./tags";

/** Why an incident was left as it is. */
export type LeftReason =
  | "not_found"
  | "insufficient_scope"
  | "deleted"
  | "not_a_reader"
  | "too_many_tags";

/** What became of each incident that was named. */
export interface ManyDone<Was> {
  /** Changed, with what stood there before: enough to take the act back. */
  changed: { id: string; number: string; was: Was }[];
  /** Said so already. */
  same: string[];
  /** Not changed at all, and why. `number` is null for what the caller cannot see. */
  left: { id: string; number: string | null; reason: LeftReason }[];
}

type Held = IncidentRow & { owner: Person | null };

/**
 * Makes a person the owner of each of these incidents, or takes the owner off with null. Those that it cannot be
 * done to are named and stay as they are; the others are done.
 *
 * @param ids at most MOST_AT_ONCE
 * @throws Refusal insufficient_scope
 */
export async function assignOwnerOfMany(
  ctx: Ctx,
  ids: readonly string[],
  userId: string | null,
): Promise<ManyDone<Person | null>> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const { held, left } = await lockMany(tx, ctx, ids);
    const owners = await ownersIn(tx, held, userId);
    const able = held.filter((one) => userId === null || owners.has(one.orgId));
    return write(tx, ctx, able, {
      action: "incident.owner_assigned",
      isSame: (one) => one.ownerId === userId,
      data: () => ({ ownerId: userId }),
      was: (one) => one.owner,
      told: (one) => [{ owner: one.owner }, { owner: owners.get(one.orgId) ?? null }],
      left: [
        ...left,
        ...held.filter((one) => !able.includes(one)).map((one) => leftAs(one, "not_a_reader")),
      ],
    });
  });
}

/**
 * Puts tags on each of these incidents and takes tags off; other tags stay.
 *
 * @param ids at most MOST_AT_ONCE
 * @throws Refusal insufficient_scope
 */
export async function tagMany(
  ctx: Ctx,
  ids: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<ManyDone<string[]>> {
  requireScope(ctx, "incidents:write");
  const after = ({ tags }: Held) => [
    ...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add.map((tag) => tag.trim())]),
  ];
  return transact(ctx, async (tx) => {
    const { held, left } = await lockMany(tx, ctx, ids);
    const able = held.filter((one) => after(one).length <= MOST_TAGS);
    return write(tx, ctx, able, {
      action: "incident.tagged",
      isSame: (one) => sameTags(one.tags, after(one)),
      data: (one) => ({ tags: after(one) }),
      was: (one) => one.tags,
      told: (one) => [{ tags: one.tags }, { tags: after(one) }],
      left: [
        ...left,
        ...held.filter((one) => !able.includes(one)).map((one) => leftAs(one, "too_many_tags")),
      ],
    });
  });
}

const leftAs = (one: Held, reason: LeftReason) => ({
  id: one.id,
  number: incidentNumber(one),
  reason,
});

/** Locks in one order, so that two who change the same ones wait for each other and never both for ever. */
async function lockMany(tx: Tx, ctx: Ctx, said: readonly string[]) {
  const ids = [...new Set(said)];
  await tx.$queryRaw`
    SELECT 1 FROM incident WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const found = await tx.incident.findMany({
    where: { id: { in: ids } },
    include: { owner: PERSON },
  });
  const byId = new Map(found.map((one) => [one.id, one]));
  const mayWrite = new Set(orgsWith(ctx, "incidents:write"));
  const held: Held[] = [];
  const left: ManyDone<never>["left"] = [];
  for (const id of ids) {
    const one = byId.get(id);
    if (!one) left.push({ id, number: null, reason: "not_found" });
    else if (!mayWrite.has(one.orgId)) left.push(leftAs(one, "insufficient_scope"));
    else if (one.deletedAt !== null) left.push(leftAs(one, "deleted"));
    else held.push(one);
  }
  return { held, left };
}

/** The person in each organisation whose incidents they may read. */
async function ownersIn(tx: Tx, held: readonly Held[], userId: string | null) {
  const owners = new Map<string, Person>();
  for (const orgId of new Set(held.map((one) => one.orgId))) {
    const person = (await readersOf(tx, orgId)).find(({ id }) => id === userId);
    if (person) owners.set(orgId, person);
  }
  return owners;
}

async function write<Was>(
  tx: Tx,
  ctx: Ctx,
  able: readonly Held[],
  act: {
    action: string;
    isSame: (one: Held) => boolean;
    data: (one: Held) => Prisma.IncidentUncheckedUpdateInput;
    was: (one: Held) => Was;
    told: (one: Held) => [before: Record<string, unknown>, after: Record<string, unknown>];
    left: ManyDone<Was>["left"];
  },
): Promise<ManyDone<Was>> {
  const fresh = able.filter((one) => !act.isSame(one));
  for (const one of fresh) {
    await tx.incident.update({
      where: { id: one.id },
      data: { ...act.data(one), ...changedBy(one, ctx) },
    });
  }
  await recordAll(
    tx,
    ctx,
    fresh.map((one) => {
      const [before, after] = act.told(one);
      const number = incidentNumber(one);
      return {
        orgId: one.orgId,
        action: act.action,
        subject: { type: "incident", id: one.id },
        before: { number, ...before },
        after: { number, ...after },
      };
    }),
  );
  return {
    changed: fresh.map((one) => ({ id: one.id, number: incidentNumber(one), was: act.was(one) })),
    same: able.filter(act.isSame).map(({ id }) => id),
    left: act.left,
  };
}
