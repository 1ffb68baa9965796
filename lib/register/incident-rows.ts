/**
 * Incidents and what belongs to them, read with SQL: the same rows as Prisma gives (incident-rows.db.test.ts
 * holds them against each other), an incident whole in one round trip.
 */
import type {
  DecisionRow,
  DutyRow,
  FactRow,
  FilingRow,
  IncidentRow,
  SeverityRow,
} from "../db/rows";
import { columnOf, columns, statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { CLOCK_FIELDS } from "./clock-row";
import type { ListedIncident, Person, WholeIncident } from "./incident";

const FIELDS: Record<keyof IncidentRow, true> = {
  id: true,
  orgId: true,
  year: true,
  seq: true,
  title: true,
  description: true,
  severity: true,
  breachKind: true,
  discoveredAt: true,
  affectedUsers: true,
  rootCause: true,
  correctiveActions: true,
  status: true,
  resolutionDate: true,
  authorityNotifiedAt: true,
  dataSubjectsNotifiedAt: true,
  reportedTo: true,
  notificationReference: true,
  deadlineAt: true,
  art33Open: true,
  occurredAt: true,
  detectedAt: true,
  metInTime: true,
  metLate: true,
  awarenessMovedLate: true,
  recordedLate: true,
  imported: true,
  createdAt: true,
  updatedAt: true,
  updatedById: true,
  createdByType: true,
  createdById: true,
  createdByName: true,
  version: true,
  tags: true,
  extensions: true,
  attributes: true,
  typeName: true,
  stageId: true,
  assignees: true,
  jurisdictions: true,
  sourceType: true,
  appId: true,
  drill: true,
  ownerId: true,
  assigneeIds: true,
  lessons: true,
  deletedAt: true,
  deletedById: true,
  deletedByName: true,
  deletedReason: true,
};
const INCIDENT = columns<IncidentRow>(FIELDS, "i");
/** The incident's columns that are written; the database computes one more. */
export const INCIDENT_COLUMNS: readonly string[] = Object.keys(FIELDS).map(columnOf);

const DUTY = columns<DutyRow>({
  ...CLOCK_FIELDS,
  orgId: true,
  incidentId: true,
  sessionId: true,
  inputs: true,
  readings: true,
  reason: true,
  missing: true,
  createdAt: true,
  updatedAt: true,
});

const FACT = columns<FactRow>({
  id: true,
  orgId: true,
  incidentId: true,
  kind: true,
  value: true,
  reason: true,
  movedAfterDue: true,
  content: true,
  estimated: true,
  typed: true,
  zone: true,
  delayReasons: true,
  recordedAt: true,
  recordedByType: true,
  recordedById: true,
  recordedByName: true,
});

const FILING = columns<FilingRow>({
  id: true,
  orgId: true,
  incidentId: true,
  dutyId: true,
  kind: true,
  authority: true,
  recipientKind: true,
  reference: true,
  filedAt: true,
  recordedAt: true,
  recordedLate: true,
  lateByMs: true,
  delayReasons: true,
  dataSubjectsNotifiedAt: true,
  channel: true,
  content: true,
  contentHash: true,
  complete: true,
  personsTold: true,
  personsAffected: true,
  reasons: true,
  recordedByType: true,
  recordedById: true,
  recordedByName: true,
});

const DECISION = columns<DecisionRow>({
  id: true,
  orgId: true,
  incidentId: true,
  dutyId: true,
  outcome: true,
  reasons: true,
  decidedAt: true,
  recordedAt: true,
  decidedByType: true,
  decidedById: true,
  decidedByName: true,
  facts: true,
  evidence: true,
  extendedTo: true,
  startsAt: true,
});

const SEVERITY = columns<SeverityRow>({
  id: true,
  orgId: true,
  incidentId: true,
  version: true,
  method: true,
  inputs: true,
  quarters: true,
  band: true,
  reasons: true,
  recordedAt: true,
  recordedByType: true,
  recordedById: true,
  recordedByName: true,
});

type Owned = IncidentRow & { owner: Person | null };

const OWNED = `SELECT ${INCIDENT},
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner
  FROM incident i LEFT JOIN user_account o ON o.id = i.owner_id`;

const ONE = statement<Owned>("incident", `${OWNED} WHERE i.id = $1`);
const DUTIES = statement<DutyRow>(
  "incident's duties",
  `SELECT ${DUTY} FROM duty WHERE incident_id = $1 ORDER BY id`,
);
const TIMERS_OF_SESSION = statement<DutyRow>(
  "session's timers",
  `SELECT ${DUTY} FROM duty WHERE org_id = $1 AND session_id = $2 AND incident_id IS NULL ORDER BY duty.id`,
);
const TIMER = statement<DutyRow>(
  "timer",
  `SELECT ${DUTY} FROM duty WHERE id = $1 AND incident_id IS NULL`,
);
const FACTS = statement<FactRow>(
  "incident's facts",
  `SELECT ${FACT} FROM fact WHERE incident_id = $1 ORDER BY recorded_at, id`,
);
const FILINGS = statement<FilingRow>(
  "incident's filings",
  `SELECT ${FILING} FROM filing WHERE incident_id = $1 ORDER BY recorded_at, id`,
);
const DECISIONS = statement<DecisionRow>(
  "incident's decisions",
  `SELECT ${DECISION} FROM decision WHERE incident_id = $1 ORDER BY recorded_at, id`,
);
const SEVERITIES = statement<SeverityRow>(
  "incident's severities",
  `SELECT ${SEVERITY} FROM severity_assessment WHERE incident_id = $1 ORDER BY version`,
);
const LOCK = statement<never>("lock incident", "SELECT 1 FROM incident WHERE id = $1 FOR UPDATE");

/**
 * An incident with all that belongs to it, or null; in one round trip.
 *
 * @param more.locked whether nobody else may change it until the transaction ends; what is read is what stands
 *   once the lock is had
 */
export async function readWhole(
  tx: Tx,
  id: string,
  { locked = false }: { locked?: boolean } = {},
): Promise<WholeIncident | null> {
  if (locked) tx.later(LOCK, [id]);
  const [[incident], duties, facts, filings, decisions, severities] = await Promise.all([
    tx.rows(ONE, [id]),
    tx.rows(DUTIES, [id]),
    tx.rows(FACTS, [id]),
    tx.rows(FILINGS, [id]),
    tx.rows(DECISIONS, [id]),
    tx.rows(SEVERITIES, [id]),
  ]);
  return incident ? { ...incident, duties, facts, filings, decisions, severities } : null;
}

/** The timers of a session that belong to no incident, the oldest first. */
export function timersOfSession(tx: Tx, orgId: string, sessionId: string): Promise<DutyRow[]> {
  return tx.rows(TIMERS_OF_SESSION, [orgId, sessionId]);
}

/** A timer that belongs to no incident, or undefined. */
export async function timerOf(tx: Tx, id: string): Promise<DutyRow | undefined> {
  const [timer] = await tx.rows(TIMER, [id]);
  return timer;
}

const BARE = statement<IncidentRow>(
  "incidents by themselves",
  `SELECT ${INCIDENT} FROM incident i WHERE i.id = ANY ($1::uuid[])`,
);
const FACTS_OF = statement<FactRow>(
  "incidents' facts",
  `SELECT ${FACT} FROM fact WHERE incident_id = ANY ($1::uuid[]) AND kind = ANY ($2::text[])
   ORDER BY recorded_at, id`,
);

/** The incident's own row, or undefined. */
export async function readBare(tx: Tx, id: string): Promise<IncidentRow | undefined> {
  const [incident] = await tx.rows(BARE, [[id]]);
  return incident;
}

/** The incidents of these ids in this order, without duties, each with its facts of these kinds, oldest first. */
export async function readWithFacts(
  tx: Tx,
  ids: readonly string[],
  kinds: readonly string[],
): Promise<(IncidentRow & { facts: FactRow[] })[]> {
  if (ids.length === 0) return [];
  const [incidents, facts] = await Promise.all([
    tx.rows(BARE, [ids]),
    tx.rows(FACTS_OF, [ids, kinds]),
  ]);
  return inOrder(ids, incidents, facts);
}

/** As readListed(), each with its facts of these kinds, oldest first. */
export async function readListedWithFacts(
  tx: Tx,
  ids: readonly string[],
  kinds: readonly string[],
): Promise<(ListedIncident & { facts: FactRow[] })[]> {
  if (ids.length === 0) return [];
  const [incidents, facts] = await Promise.all([
    readListed(tx, ids),
    tx.rows(FACTS_OF, [ids, kinds]),
  ]);
  return inOrder(ids, incidents, facts);
}

function inOrder<Row extends IncidentRow>(
  ids: readonly string[],
  incidents: readonly Row[],
  facts: readonly FactRow[],
): (Row & { facts: FactRow[] })[] {
  const byId = new Map(incidents.map((row) => [row.id, { ...row, facts: [] as FactRow[] }]));
  for (const fact of facts) byId.get(fact.incidentId)?.facts.push(fact);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const THESE = statement<Owned>("incidents", `${OWNED} WHERE i.id = ANY ($1::uuid[])`);
const DUTIES_OF = statement<DutyRow & { incidentId: string }>(
  "incidents' duties",
  `SELECT ${DUTY} FROM duty WHERE incident_id = ANY ($1::uuid[]) ORDER BY id`,
);

/** The incidents of these ids as lists show them, in this order. */
export async function readListed(tx: Tx, ids: readonly string[]): Promise<ListedIncident[]> {
  if (ids.length === 0) return [];
  const [incidents, duties] = await Promise.all([tx.rows(THESE, [ids]), tx.rows(DUTIES_OF, [ids])]);
  const byId = new Map<string, ListedIncident>();
  for (const incident of incidents) byId.set(incident.id, { ...incident, duties: [] });
  for (const duty of duties) byId.get(duty.incidentId)?.duties.push(duty);
  return ids.flatMap((id) => byId.get(id) ?? []);
}
