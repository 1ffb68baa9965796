/**
 * What a register of years has told already. The jobs of a server that starts on a seed would otherwise work all of
 * it off while it is measured, a million declarations among it.
 */
import type pg from "pg";
import { nextAfter } from "../lib/alerts/thresholds";

/** Moves the readers of the ledger to its end. */
export async function readToTheEnd(owner: pg.Client): Promise<void> {
  await owner.query(
    `INSERT INTO ledger_reader (name, xid, seq)
     SELECT reader, last.xid, last.seq
     FROM unnest(ARRAY['alerts', 'webhooks']) AS reader,
          (SELECT xid, seq FROM ledger_entry ORDER BY xid DESC, seq DESC LIMIT 1) AS last
     ON CONFLICT (name) DO UPDATE SET xid = EXCLUDED.xid, seq = EXCLUDED.seq`,
  );
}

/** Watches each running duty of the organisation from its next threshold on: those that have passed were reminded of. */
export async function remindedOf(owner: pg.Client, orgId: string, now: Date): Promise<void> {
  const { rows } = await owner.query<{ id: string; started: Date; due: Date }>(
    `SELECT id, coalesce(started_at, created_at) AS started, due_at AS due FROM duty
     WHERE org_id = $1 AND binding AND state IN ('running', 'authority_extended') AND due_at IS NOT NULL`,
    [orgId],
  );
  await owner.query(
    `INSERT INTO duty_watch (duty_id, org_id, due_at, next_at)
     SELECT duty_id, $1, due_at, next_at
     FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) AS said(duty_id, due_at, next_at)
     ON CONFLICT (duty_id) DO UPDATE SET next_at = EXCLUDED.next_at`,
    [
      orgId,
      rows.map(({ id }) => id),
      rows.map(({ due }) => due),
      rows.map(({ started, due }) => nextAfter(started, due, now)),
    ],
  );
}
