import { Prisma } from "../db/rows";

/**
 * A column that is one of these ids; `column` is ours, never input. A single one is written as an equation:
 * then an index gives its rows in order.
 */
export function oneOf(column: string, ids: readonly string[]): Prisma.Sql {
  const [only] = ids;
  const named = Prisma.raw(column);
  return ids.length === 1
    ? Prisma.sql`${named} = ${only}::uuid`
    : Prisma.sql`${named} = ANY (${ids}::uuid[])`;
}
