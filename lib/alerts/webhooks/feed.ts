/**
 * The webhooks' reader of the ledger: makes a delivery of each entry that an endpoint wants. Its place moves in
 * the transaction that writes them, so that whatever happens to the process nothing is lost or told twice.
 */
import { asJson } from "../../db/as-json";
import { lookUp } from "../../db/client";
import type { WebhookDeliveryRow } from "../../db/rows";
import { statement } from "../../db/statement";
import { type Tx, transactUnbound } from "../../db/transaction";
import { newId } from "../../ids";
import type { Position } from "../../schema/position";
import type { WebhookEventBody } from "../../schema/webhooks";
import { entriesAfter } from "../ledger-feed";
import { eventOf, incidentEvents } from "./events";

const READER = "webhooks";
const PAGE = 500;

interface Target {
  event_org_id: string;
  endpoint_id: string;
  org_id: string;
  events: string[];
  from_seq: bigint;
}

/** An entry that an endpoint may want. */
interface Entry extends Position {
  orgId: string;
  subjectId: string;
  type: string;
  recordedAt: Date;
}

/** A delivery to be written. */
export interface NewDelivery {
  endpointId: string;
  orgId: string;
  source: string;
  event: WebhookEventBody;
}

/** Reads on to the ledger's end. Gives how many deliveries were made; 0 too where another process is reading. */
export async function tellWebhooks(now: Date): Promise<number> {
  if (!(await hasGrown())) return 0;
  for (let made = 0; ; ) {
    const page = await transactUnbound((tx) => tellPage(tx, now));
    made += page.made;
    if (page.read < PAGE) return made;
  }
}

type Place = { xid: string; seq: bigint };
const PLACE = statement<Place>(
  "ledger reader",
  "SELECT xid::text, seq FROM ledger_reader WHERE name = $1",
);
const LOCKED_PLACE = statement<Place>(
  "ledger reader locked",
  "SELECT xid::text, seq FROM ledger_reader WHERE name = $1 FOR UPDATE SKIP LOCKED",
);

/** Whether there is anything to read. Asked each second, so without a lock: that would be a write. */
async function hasGrown(): Promise<boolean> {
  const [row] = await lookUp(PLACE, [READER]);
  if (!row) return true;
  const next = await entriesAfter({ xid: BigInt(row.xid), seq: row.seq }, 1);
  return next.length > 0;
}

async function tellPage(tx: Tx, now: Date): Promise<{ read: number; made: number }> {
  const place = await lockedPlace(tx);
  if (!place) return { read: 0, made: 0 };
  const page = await entriesAfter(place, PAGE, tx);
  const last = page.at(-1);
  if (!last) return { read: 0, made: 0 };
  const made = await tellEntries(tx, page, now);
  await tx.$executeRaw`
    UPDATE ledger_reader SET xid = ${String(last.xid)}::text::xid8, seq = ${last.seq} WHERE name = ${READER}`;
  return { read: page.length, made };
}

/** The reader's place, held until the transaction ends; null while somebody else holds it. */
async function lockedPlace(tx: Tx): Promise<Position | null> {
  await tx.$executeRaw`
    INSERT INTO ledger_reader (name, xid, seq) VALUES (${READER}, '0', 0) ON CONFLICT DO NOTHING`;
  const [row] = await tx.rows(LOCKED_PLACE, [READER]);
  return row ? { xid: BigInt(row.xid), seq: row.seq } : null;
}

async function tellEntries(
  tx: Tx,
  page: Awaited<ReturnType<typeof entriesAfter>>,
  now: Date,
): Promise<number> {
  const wanted = page.flatMap((entry) => {
    const type = entry.subjectType === "incident" ? eventOf(entry.action) : undefined;
    return type ? [{ ...entry, type }] : [];
  });
  if (wanted.length === 0) return 0;
  const targets = await targetsOf(
    tx,
    wanted.map(({ orgId }) => orgId),
  );
  if (targets.length === 0) return 0;
  const told = wanted.filter((entry) => targets.some((target) => wants(target, entry)));
  // Contents are read under the boundary of those who are told.
  await seeOnly(tx, [...targets.map((one) => one.org_id), ...told.map(({ orgId }) => orgId)]);
  const rows = await tx.ledgerEntry.findMany({
    where: { seq: { in: told.map(({ seq }) => seq) } },
    select: { seq: true, recordedAt: true },
  });
  const recordedAt = new Map(rows.map((row) => [row.seq, row.recordedAt]));
  const entries: Entry[] = told.map((entry) => ({
    ...entry,
    recordedAt: recordedAt.get(entry.seq) ?? now,
  }));
  const events = await incidentEvents(
    tx,
    entries.map(({ subjectId, orgId, type, recordedAt: at }) => ({
      id: subjectId,
      orgId,
      type,
      at,
    })),
  );
  const deliveries = entries.flatMap((entry, at): NewDelivery[] => {
    const event = events[at];
    if (!event) return [];
    return targets
      .filter((target) => wants(target, entry))
      .map((target) => ({
        endpointId: target.endpoint_id,
        orgId: target.org_id,
        source: `ledger:${entry.seq}`,
        event,
      }));
  });
  return writeDeliveries(tx, deliveries, now);
}

/** Whether an endpoint wants an entry: it began before, of an organisation of its, and asked for the like. */
function wants(target: Target, { orgId, seq, type }: { orgId: string; seq: bigint; type: string }) {
  return target.event_org_id === orgId && seq > target.from_seq && target.events.includes(type);
}

/** The endpoints that hear of what happens in these organisations. */
export async function targetsOf(tx: Tx, orgIds: readonly string[]): Promise<Target[]> {
  return tx.$queryRaw<Target[]>`
    SELECT event_org_id::text, endpoint_id::text, org_id::text, events, from_seq
    FROM lookup_webhook_targets(${[...new Set(orgIds)]}::uuid[])`;
}

const WRITE = statement<never>(
  "write webhook deliveries",
  `INSERT INTO webhook_delivery SELECT * FROM json_populate_recordset(NULL::webhook_delivery, $1)
   ON CONFLICT DO NOTHING`,
);

/** Writes deliveries to be sent at once; one that was written before is left as it is. */
export async function writeDeliveries(
  tx: Tx,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<number> {
  if (deliveries.length === 0) return 0;
  const rows = deliveries.map(
    ({ endpointId, orgId, source, event }): WebhookDeliveryRow => ({
      id: newId(now),
      orgId,
      endpointId,
      source,
      type: event.type,
      body: JSON.stringify(event),
      state: "pending",
      attempts: 0,
      nextAttemptAt: now,
      lastAttemptAt: null,
      lastStatus: null,
      lastFault: null,
      lastAnswer: null,
      durationMs: null,
      settledAt: null,
      createdAt: now,
    }),
  );
  return tx.count(WRITE, [asJson(rows)]);
}

async function seeOnly(tx: Tx, orgs: readonly string[]): Promise<void> {
  const all = [...new Set(orgs)].join(",");
  await tx.$executeRaw`SELECT set_config('tocsin.orgs', ${all}, true)`;
}
