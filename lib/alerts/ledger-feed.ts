/**
 * The ledger as a feed: which entries came after a place, over all organisations, without contents. Who
 * reads it must hand an entry on only to those who may see its organisation.
 */
import { lookUp } from "../db/client";
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { LEDGER_START, type Position } from "../schema/position";

export interface FeedEntry extends Position {
  orgId: string;
  action: string;
  subjectType: string;
  subjectId: string;
}

/** A transaction's id is a number of 64 bits without a sign: it travels as text. */
interface Place {
  xid: string;
  seq: bigint;
}

const AFTER = statement<Omit<FeedEntry, "xid"> & Place>(
  "ledger after",
  `SELECT xid::text, seq, org_id AS "orgId", action, subject_type AS "subjectType", subject_id AS "subjectId"
   FROM lookup_ledger_after($1::xid8, $2, $3)`,
);
const END = statement<Place>("ledger end", "SELECT xid::text, seq FROM lookup_ledger_end()");
const IS_PAST = statement<{ past: boolean }>(
  "ledger place is past",
  "SELECT $1::xid8 < pg_snapshot_xmin(pg_current_snapshot()) AS past",
);
const BELOW = statement<{ id: string }>("organisations below", "SELECT id FROM lookup_subtree($1)");

/**
 * The next entries after `position`, at most `atMost`, in order; none of a transaction still under way.
 *
 * @param tx the transaction that keeps the place of who reads, if any
 */
export async function entriesAfter(
  position: Position,
  atMost: number,
  tx?: Pick<Tx, "rows">,
): Promise<FeedEntry[]> {
  const from = [String(position.xid), position.seq, atMost];
  const rows = await (tx ? tx.rows(AFTER, from) : lookUp(AFTER, from));
  return rows.map(({ xid, ...entry }) => ({ ...entry, xid: BigInt(xid) }));
}

/** The last place that may be told; the start of an empty ledger. */
export async function ledgerEnd(): Promise<Position> {
  const [row] = await lookUp(END, []);
  return row ? { xid: BigInt(row.xid), seq: row.seq } : LEDGER_START;
}

/** Whether `position` can have been told at all: its transaction is over. One from another database may not be. */
export async function isPast(position: Position): Promise<boolean> {
  const [row] = await lookUp(IS_PAST, [String(position.xid)]);
  return row?.past ?? false;
}

/** The organisations from `root` down. */
export async function orgsBelow(root: string): Promise<string[]> {
  const rows = await lookUp(BELOW, [root]);
  return rows.map(({ id }) => id);
}
