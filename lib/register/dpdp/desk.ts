/** What the events of one request share: the transaction, the sessions that they lock, the law. */
import type { Ctx } from "../../context";
import type { DpdpEventRow, DutyRow } from "../../db/rows";
import { statement } from "../../db/statement";
import type { Tx } from "../../db/transaction";
import { newId } from "../../ids";
import type { SaidEvent } from "../../schema/dpdp";
import { type Law, readLaw } from "../law";
import { recordedBy } from "../recorded-by";

export interface Desk {
  tx: Tx;
  /** Its `now` lies after every earlier event of the sessions. */
  ctx: Ctx;
  orgId: string;
  sessions: Map<string, { incidentId: string | null }>;
  /** The organisation's law, read once. */
  law(): Promise<Law>;
}

/** An event with what it did to timers. */
export interface Emitted {
  event: DpdpEventRow;
  /** Those that it started or stopped; where it could stop none, those that are open. */
  timers: DutyRow[];
  /** Timers that are written together with the event. */
  created: DutyRow[];
}

interface Session {
  session_id: string;
  incident_id: string | null;
  updated_at: Date;
}

const SESSIONS = statement<Session>(
  "dpdp sessions",
  `INSERT INTO dpdp_session AS s (org_id, session_id, started_at, updated_at)
   SELECT $1, said.id, $2, $2 FROM unnest($3::uuid[]) AS said(id)
   ON CONFLICT (org_id, session_id) DO UPDATE
     SET updated_at = GREATEST(s.updated_at + interval '1 millisecond', excluded.updated_at)
   RETURNING session_id, incident_id, updated_at`,
);

/**
 * Locks the sessions, in one order for all callers, and begins those that are new. Their events follow each
 * other: each lies at least a millisecond after the one before.
 */
export async function openDesk(
  tx: Tx,
  ctx: Ctx,
  orgId: string,
  sessionIds: readonly string[],
): Promise<Desk> {
  const ids = [...new Set(sessionIds)].sort();
  const rows = await tx.rows(SESSIONS, [orgId, ctx.now, ids]);
  const now = rows.reduce((last, row) => (row.updated_at > last ? row.updated_at : last), ctx.now);
  let law: Promise<Law> | undefined;
  return {
    tx,
    ctx: { ...ctx, now, tx },
    orgId,
    sessions: new Map(
      rows.map(({ session_id, incident_id }) => [session_id, { incidentId: incident_id }]),
    ),
    law() {
      law ??= readLaw(tx, orgId, []);
      return law;
    },
  };
}

/** The row of an event, its effects apart. */
export function eventRow({ ctx, orgId }: Desk, said: SaidEvent, id = newId(ctx.now)): DpdpEventRow {
  return {
    id,
    orgId,
    sessionId: said.sessionId,
    eventType: said.eventType,
    payload: said.payload as DpdpEventRow["payload"],
    consequence: null,
    incidentId: null,
    recordedAt: ctx.now,
    ...recordedBy(ctx),
  };
}
