import { type FactRow, Prisma } from "../db/rows";

/** A statement as the client takes it: a column of JSON that holds nothing is said in Prisma's own way. */
export function factData(row: FactRow) {
  return { ...row, content: row.content ?? Prisma.DbNull };
}
