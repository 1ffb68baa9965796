/** Who hears an alert: the incident's owner first, then the DPO, then the organisation's owners, as time runs. */
import type { Tx } from "../db/transaction";
import type { Role } from "../schema/member";
import type { Alert } from "./alert";

/** 1 the incident's owner, or whom it is for by name; 2 DPO; 3 the organisation's owners. */
export type Level = 1 | 2 | 3;

export interface Hearer {
  userId: string;
  level: Level;
}

/** Who has a role in an organisation; `above` is how many organisations up it was given. */
export interface Member {
  userId: string;
  role: Role;
  above: number;
}

/** The members of each of these organisations; every role may read its incidents. */
export async function membersOf(
  tx: Tx,
  orgIds: readonly string[],
): Promise<(orgId: string) => Member[]> {
  const rows = await tx.$queryRaw<{ org_id: string; user_id: string; role: Role; above: number }[]>`
    SELECT org_id::text, user_id::text, role::text AS role, above FROM lookup_people(${[...new Set(orgIds)]}::uuid[])`;
  const members = new Map<string, Member[]>();
  for (const { org_id, user_id: userId, role, above } of rows) {
    const held = members.get(org_id) ?? [];
    held.push({ userId, role, above });
    members.set(org_id, held);
  }
  return (orgId) => members.get(orgId) ?? [];
}

/** The levels that hear it: the nearer the deadline, the more. */
function levelsOf({ kind, threshold }: Alert): readonly Level[] {
  if (kind !== "reminder") return [1, 2];
  if (threshold === "half") return [1];
  if (threshold === "quarter") return [1, 2];
  return [1, 2, 3];
}

/**
 * Who hears it, each person once, at the nearest level that they stand at. Where a level has nobody the next one
 * speaks for it: an incident without an owner begins at the DPO.
 */
export function hearers(alert: Alert, members: readonly Member[]): Hearer[] {
  const may = new Set(members.map(({ userId }) => userId));
  if (alert.personIds.length > 0) {
    return alert.personIds.filter((id) => may.has(id)).map((userId) => ({ userId, level: 1 }));
  }
  const owner = alert.incident?.ownerId;
  const at: Record<Level, string[]> = {
    1: owner && may.has(owner) ? [owner] : [],
    2: nearest(members, "dpo"),
    3: nearest(members, "owner"),
  };
  const wanted = levelsOf(alert).flatMap((level) => filledFrom(at, level) ?? []);
  const heard = new Map<string, Level>();
  for (const level of [...new Set(wanted)].sort()) {
    for (const userId of at[level]) if (!heard.has(userId)) heard.set(userId, level);
  }
  return [...heard].map(([userId, level]) => ({ userId, level }));
}

function filledFrom(at: Record<Level, string[]>, level: Level): Level | undefined {
  return ([1, 2, 3] as const).find((one) => one >= level && at[one].length > 0);
}

/** Those who have the role in the organisation itself, else in the nearest one above it where somebody has. */
function nearest(members: readonly Member[], role: Role): string[] {
  const having = members.filter((member) => member.role === role);
  const least = Math.min(...having.map(({ above }) => above));
  return having.filter(({ above }) => above === least).map(({ userId }) => userId);
}
