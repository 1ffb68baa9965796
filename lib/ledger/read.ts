/** Reading the ledger: newest first, with what each entry kept of before and after. */
import type { Ctx } from "../context";
import { Prisma } from "../db/rows";
import { transact } from "../db/transaction";

export interface LedgerQuery {
  orgId: string;
  /** The subject's id; an incident's number stands for its id. */
  subject?: string;
  action?: string;
  from?: Date;
  to?: Date;
  limit: number;
  /** Entries that come after this one. */
  after?: LedgerPlace;
}

/** Where an entry stands in the list. */
export interface LedgerPlace {
  recordedAt: Date;
  seq: bigint;
}

export interface LedgerLine {
  seq: bigint;
  id: string;
  org_id: string;
  recorded_at: Date;
  actor_type: string;
  actor_id: string;
  actor_name: string;
  request_id: string;
  action: string;
  subject_type: string;
  subject_id: string;
  payload_hash: Uint8Array;
  /** Canonical JSON of { before, after }; null once purged. */
  body: string | null;
}

/**
 * The entries that fit, newest first: by the instant that was recorded, which filters and indexes go by. Those of one
 * subject are in the order in which they were committed. The caller has checked the scope.
 */
export async function readLedger(ctx: Ctx, query: LedgerQuery): Promise<LedgerLine[]> {
  const { subject, after } = query;
  const all = [Prisma.sql`e.org_id = ${query.orgId}::uuid`];
  if (subject !== undefined) all.push(Prisma.sql`e.subject_id = ${idOf(query.orgId, subject)}`);
  if (query.action !== undefined) all.push(Prisma.sql`e.action = ${query.action}`);
  if (query.from) all.push(Prisma.sql`e.recorded_at >= ${query.from}`);
  if (query.to) all.push(Prisma.sql`e.recorded_at <= ${query.to}`);
  if (after) {
    all.push(
      subject === undefined
        ? Prisma.sql`(e.recorded_at, e.seq) < (${after.recordedAt}::timestamptz, ${after.seq}::bigint)`
        : Prisma.sql`e.seq < ${after.seq}::bigint`,
    );
  }
  const order =
    subject === undefined ? Prisma.sql`e.recorded_at DESC, e.seq DESC` : Prisma.sql`e.seq DESC`;
  return transact(
    ctx,
    (tx) => tx.$queryRaw<LedgerLine[]>`
      SELECT e.seq, e.id, e.org_id, e.recorded_at, e.actor_type, e.actor_id, e.actor_name, e.request_id,
             e.action, e.subject_type, e.subject_id, e.payload_hash, p.body
      FROM ledger_entry e LEFT JOIN ledger_payload p ON p.seq = e.seq
      WHERE ${Prisma.join(all, " AND ")}
      ORDER BY ${order} LIMIT ${query.limit}`,
  );
}

const NUMBER = /^INC-(\d{4})-(\d{4,9})$/i;

/** The id that was said, or that of the organisation's incident of that number. */
function idOf(orgId: string, subject: string): Prisma.Sql {
  const [, year, seq] = NUMBER.exec(subject) ?? [];
  if (year === undefined || seq === undefined) return Prisma.sql`${subject}`;
  return Prisma.sql`(SELECT i.id::text FROM incident i
    WHERE i.org_id = ${orgId}::uuid AND i.year = ${Number(year)} AND i.seq = ${Number(seq)})`;
}
