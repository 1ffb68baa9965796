/**
 * A place in the ledger: (transaction, entry). Sequences alone commit out of order; together with the
 * transaction's id, and read only below the oldest one still under way, the order is the order of telling.
 */
export interface Position {
  xid: bigint;
  seq: bigint;
}

/** Before the first entry. */
export const LEDGER_START: Position = { xid: 0n, seq: 0n };

const FORM = /^(\d{1,20})-(\d{1,19})$/;
const LARGEST_XID = 2n ** 64n - 1n;
const LARGEST_SEQ = 2n ** 63n - 1n;

/** Whether `a` comes after `b`. */
export function isAfter(a: Position, b: Position): boolean {
  return a.xid === b.xid ? a.seq > b.seq : a.xid > b.xid;
}

/** As an event's id: `<xid>-<seq>`. */
export function printPosition({ xid, seq }: Position): string {
  return `${xid}-${seq}`;
}

/** Reads what printPosition wrote; null for anything else. */
export function readPosition(said: string): Position | null {
  const parts = FORM.exec(said);
  if (!parts) return null;
  const position = { xid: BigInt(parts[1] ?? 0), seq: BigInt(parts[2] ?? 0) };
  return position.xid > LARGEST_XID || position.seq > LARGEST_SEQ ? null : position;
}
