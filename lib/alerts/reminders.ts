/**
 * Reminders of running duties. A watched duty whose time has come is claimed together with the test that it still
 * runs towards that instant, and what is to be told of it is kept in the same transaction: it can be neither lost
 * nor doubled. The key of a reminder holds the due instant, so a moved deadline reminds anew.
 */
import { lookUp } from "../db/client";
import { statement } from "../db/statement";
import { type Tx, transact } from "../db/transaction";
import { alertsCtx, type NewAlert, tell } from "./tell";
import { nextAfter, passedAt } from "./thresholds";

/** Duties in one transaction. */
const AT_ONCE = 200;

interface Watched {
  duty_id: string;
  org_id: string;
  incident_id: string | null;
  started_at: Date;
  due_at: Date;
  /** The duty stands since the incident does: the declaration speaks for both. */
  from_the_start: boolean;
  hidden: boolean;
}

const WATCHED_ORGS = statement<{ org_id: string }>(
  "organisations with watched duties",
  "SELECT org_id FROM lookup_watched_orgs($1, $2)",
);

/** Takes duties that have to be looked at, as far as no other process has them, and gives how many these were. */
export async function remind(now: Date, atOnce = AT_ONCE): Promise<number> {
  const orgs = await lookUp(WATCHED_ORGS, [now, atOnce]);
  if (orgs.length === 0) return 0;
  const ctx = alertsCtx(now);
  return transact(
    ctx,
    async (tx) => {
      const watched = await claim(tx, now, atOnce);
      await tell(
        tx,
        ctx,
        watched.flatMap((duty) => alertOf(duty, now) ?? []),
      );
      putOff(tx, watched, now);
      return watched.length;
    },
    orgs.map(({ org_id }) => org_id),
  );
}

const CLAIM = statement<Watched>(
  "claim watched duties",
  `SELECT w.duty_id, w.org_id, d.incident_id, w.due_at,
          coalesce(d.started_at, d.created_at) AS started_at,
          coalesce(d.created_at = i.created_at, false) AS from_the_start,
          i.deleted_at IS NOT NULL AS hidden
   FROM duty_watch w
   JOIN duty d ON d.id = w.duty_id AND d.due_at = w.due_at
   LEFT JOIN incident i ON i.id = d.incident_id
   WHERE w.next_at <= $1 ORDER BY w.next_at, w.duty_id LIMIT $2
   FOR UPDATE OF w SKIP LOCKED FOR SHARE OF d SKIP LOCKED`,
);

/**
 * The duty's row is locked with its watch: a filing that is being written is waited for by the next look, and one
 * that comes now waits for us. Behind the lock both are as they stand, and a watch stands only while the duty runs.
 */
function claim(tx: Tx, now: Date, atOnce: number): Promise<Watched[]> {
  return tx.rows(CLAIM, [now, atOnce]);
}

function alertOf(duty: Watched, now: Date): NewAlert | null {
  if (duty.hidden) return null;
  const of = {
    orgId: duty.org_id,
    incidentId: duty.incident_id,
    dutyId: duty.duty_id,
    dueAt: duty.due_at,
  };
  const passed = passedAt(duty.started_at, duty.due_at, now);
  if (!passed) {
    if (duty.from_the_start) return null;
    return { ...of, kind: "duty.started", key: `duty.started:${duty.duty_id}` };
  }
  const { threshold, days } = passed;
  const which = days > 0 ? `${threshold}+${days}` : threshold;
  return {
    ...of,
    kind: "reminder",
    key: `reminder:${duty.duty_id}:${duty.due_at.getTime()}:${which}`,
    threshold,
    overdueDays: days,
  };
}

const PUT_OFF = statement<never>(
  "put off watched duties",
  `UPDATE duty_watch w SET next_at = said.next_at
   FROM unnest($1::uuid[], $2::timestamptz[]) AS said(duty_id, next_at)
   WHERE w.duty_id = said.duty_id`,
);

/** Each is looked at again when its next threshold passes. */
function putOff(tx: Tx, watched: readonly Watched[], now: Date): void {
  if (watched.length === 0) return;
  const ids = watched.map(({ duty_id }) => duty_id);
  const nexts = watched.map(({ started_at, due_at }) => nextAfter(started_at, due_at, now));
  tx.later(PUT_OFF, [ids, nexts]);
}
