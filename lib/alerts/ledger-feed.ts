/**
 * The ledger as a feed: which entries came after a place, over all organisations, without contents. Who
 * reads it must hand an entry on only to those who may see its organisation.
 */
import { prisma } from "../db/client";
import type { Tx } from "../db/transaction";
import { LEDGER_START, type Position } from "./position";

export interface FeedEntry extends Position {
  orgId: string;
  action: string;
  subjectType: string;
  subjectId: string;
}

interface Row {
  xid: string;
  seq: string;
  org_id: string;
  action: string;
  subject_type: string;
  subject_id: string;
}

/**
 * The next entries after `position`, at most `atMost`, in order; none of a transaction still under way.
 *
 * @param tx the transaction that keeps the place of who reads, if any
 */
export async function entriesAfter(
  position: Position,
  atMost: number,
  tx: Pick<Tx, "$queryRaw"> = prisma(),
): Promise<FeedEntry[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT xid::text, seq::text, org_id::text, action, subject_type, subject_id
    FROM lookup_ledger_after(${String(position.xid)}::text::xid8, ${position.seq}::bigint, ${atMost}::int)`;
  return rows.map((row) => ({
    xid: BigInt(row.xid),
    seq: BigInt(row.seq),
    orgId: row.org_id,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
  }));
}

/** The last place that may be told; the start of an empty ledger. */
export async function ledgerEnd(): Promise<Position> {
  const [row] = await prisma().$queryRaw<{ xid: string; seq: string }[]>`
    SELECT xid::text, seq::text FROM lookup_ledger_end()`;
  return row ? { xid: BigInt(row.xid), seq: BigInt(row.seq) } : LEDGER_START;
}

/** Whether `position` can have been told at all: its transaction is over. One from another database may not be. */
export async function isPast(position: Position): Promise<boolean> {
  const [row] = await prisma().$queryRaw<{ past: boolean }[]>`
    SELECT ${String(position.xid)}::text::xid8 < pg_snapshot_xmin(pg_current_snapshot()) AS past`;
  return row?.past ?? false;
}

/** The organisations from `root` down. */
export async function orgsBelow(root: string): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM lookup_subtree(${root}::uuid)`;
  return rows.map(({ id }) => id);
}
