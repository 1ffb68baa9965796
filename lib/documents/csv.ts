/**
 * The register as CSV, one line for each incident: what was stated and when it was recorded stand in
 * columns of their own, filings and decisions carry their reasons.
 */
import type { Ctx } from "../context";
import type { DecisionRow, FactRow, FilingRow } from "../db/rows";
import { transact } from "../db/transaction";
import { isOverdue } from "../register/art33";
import { type IncidentRecord, incidentNumber } from "../register/incident";
import { list } from "../register/list";
import { art33Of } from "../register/save-duties";
import { severityOut } from "../register/severity";
import type { IncidentFilter } from "../schema/incident";
import { type CsvValue, csvLine } from "./csv-cell";

const PAGE = 200;

/** An incident with everything that its line tells. */
interface Told {
  incident: IncidentRecord;
  orgName: string;
  /** Of awareness. */
  facts: FactRow[];
  /** Everything else that was stated. */
  others: FactRow[];
  filings: FilingRow[];
  decisions: DecisionRow[];
  now: Date;
}

type Column = readonly [name: string, value: (told: Told) => CsvValue];

/** Lines within a cell: one for each filing, decision or correction. */
const lines = (all: string[]) => all.join("\n");

const COLUMNS: readonly Column[] = [
  ["number", ({ incident }) => incidentNumber(incident)],
  ["id", ({ incident }) => incident.id],
  ["orgId", ({ incident }) => incident.orgId],
  ["organisation", ({ orgName }) => orgName],
  ["title", ({ incident }) => incident.title],
  ["description", ({ incident }) => incident.description],
  ["severity", ({ incident }) => incident.severity && severityOut(incident.severity)],
  ["breach_kind", ({ incident }) => incident.breachKind],
  ["status", ({ incident }) => incident.status],
  ["affected_users", ({ incident }) => incident.affectedUsers],
  ["root_cause", ({ incident }) => incident.rootCause],
  ["corrective_actions", ({ incident }) => lines(incident.correctiveActions)],
  ["discovered_at", ({ incident }) => incident.discoveredAt],
  ["discovered_at_recorded_at", ({ facts }) => facts.at(-1)?.recordedAt],
  ["awareness_history", ({ facts }) => lines(facts.map(factLine))],
  ["awareness_moved_after_deadline", ({ incident }) => incident.awarenessMovedLate],
  ["other_facts", ({ others }) => lines(others.map(factLine))],
  ["deadline_at", ({ incident }) => incident.deadlineAt],
  ["overdue", ({ incident, now }) => isOverdue(incident, now)],
  ["clocks", ({ incident }) => lines(incident.duties.map(dutyLine))],
  ["authority_notified_at", ({ incident }) => incident.authorityNotifiedAt],
  ["authority_notified_recorded_at", (told) => firstNotice(told)?.recordedAt],
  ["recorded_late", ({ incident }) => incident.recordedLate],
  ["late_by_ms", (told) => firstNotice(told)?.lateByMs],
  ["delay_reasons", (told) => firstNotice(told)?.delayReasons],
  ["reported_to", ({ incident }) => lines(incident.reportedTo)],
  ["notification_reference", ({ incident }) => incident.notificationReference],
  ["data_subjects_notified_at", ({ incident }) => incident.dataSubjectsNotifiedAt],
  ["filings", ({ filings }) => lines(filings.map(filingLine))],
  ["decision", ({ decisions }) => decisions.at(-1)?.outcome],
  ["decision_reasons", ({ decisions }) => decisions.at(-1)?.reasons],
  ["decided_at", ({ decisions }) => decisions.at(-1)?.decidedAt],
  ["decision_recorded_at", ({ decisions }) => decisions.at(-1)?.recordedAt],
  ["decided_by", ({ decisions }) => decisions.at(-1)?.decidedByName],
  ["decisions", ({ decisions }) => lines(decisions.map(decisionLine))],
  ["resolution_date", ({ incident }) => incident.resolutionDate],
  ["imported", ({ incident }) => incident.imported],
  ["created_at", ({ incident }) => incident.createdAt],
  ["created_by", ({ incident }) => incident.createdByName],
  ["updated_at", ({ incident }) => incident.updatedAt],
  ["version", ({ incident }) => incident.version],
  ["deleted_at", ({ incident }) => incident.deletedAt],
  ["deleted_by", ({ incident }) => incident.deletedByName],
  ["deleted_reason", ({ incident }) => incident.deletedReason],
];

/** The filing that the authority's first notification stands for; its lateness is the frozen one. */
function firstNotice({ incident, filings }: Told): FilingRow | undefined {
  const told = incident.authorityNotifiedAt?.getTime();
  const art33 = art33Of(incident.duties)?.id;
  return filings.find(({ filedAt, dutyId }) => dutyId === art33 && filedAt.getTime() === told);
}

function factLine(fact: FactRow): string {
  const stated =
    fact.value?.toISOString() ?? (fact.content === null ? "none" : JSON.stringify(fact.content));
  return told([
    `${fact.kind === "aware_at" ? "" : `${fact.kind} `}${stated}, recorded ${fact.recordedAt.toISOString()} by ${fact.recordedByName}`,
    fact.movedAfterDue && "moved after the deadline",
    fact.reason && `reason: ${fact.reason}`,
    fact.delayReasons && `reasons for the delay: ${fact.delayReasons}`,
  ]);
}

function dutyLine(duty: IncidentRecord["duties"][number]): string {
  return told([
    `${duty.ruleId} version ${duty.ruleVersion}, ${duty.recipient}: ${duty.state}`,
    duty.startedAt && `started ${duty.startedAt.toISOString()}`,
    duty.dueAt && `due ${duty.dueAt.toISOString()}`,
    duty.settledAt && `settled ${duty.settledAt.toISOString()}`,
    duty.lateByMs && `late by ${duty.lateByMs} ms`,
    duty.correctedLateByMs && `under the corrected awareness late by ${duty.correctedLateByMs} ms`,
    !duty.binding && "not binding yet",
  ]);
}

function filingLine(filing: FilingRow): string {
  return told([
    `${filing.kind} to ${filing.authority} (${filing.recipientKind})`,
    `filed ${filing.filedAt.toISOString()}, recorded ${filing.recordedAt.toISOString()} by ${filing.recordedByName}`,
    filing.recordedLate && "recorded late",
    filing.reference ? `reference ${filing.reference}` : "receipt missing",
    filing.dataSubjectsNotifiedAt && `people told ${filing.dataSubjectsNotifiedAt.toISOString()}`,
    filing.lateByMs && `late by ${filing.lateByMs} ms`,
    filing.delayReasons && `reasons for the delay: ${filing.delayReasons}`,
    filing.channel && `by ${filing.channel}`,
    filing.complete === false && "incomplete",
    filing.contentHash && `SHA-256 of the content ${filing.contentHash}`,
    filing.reasons && `reasons: ${filing.reasons}`,
  ]);
}

function decisionLine(decision: DecisionRow): string {
  return told([
    `${decision.outcome} by ${decision.decidedByName}`,
    `decided ${decision.decidedAt.toISOString()}, recorded ${decision.recordedAt.toISOString()}`,
    `reasons: ${decision.reasons}`,
  ]);
}

function told(parts: (string | false | null | 0n | undefined)[]): string {
  return parts.filter(Boolean).join("; ");
}

/**
 * The incidents of a filter as CSV, in its order, read page by page so that memory stays flat. The
 * head comes with the first page: take one piece before answering, so that a refusal can be answered.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function* csvOf(ctx: Ctx, filter: IncidentFilter): AsyncGenerator<string> {
  // The answer outlives the request's own transaction, if it has one.
  const reading: Ctx = { ...ctx, tx: undefined };
  let head = csvLine(COLUMNS.map(([name]) => name));
  let cursor: string | undefined;
  do {
    const page = await list(reading, { ...filter, limit: PAGE, cursor, deletedToo: true });
    const rows = await whole(reading, page.incidents);
    yield head + rows.map((row) => csvLine(COLUMNS.map(([, value]) => value(row)))).join("");
    head = "";
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Adds to a page of incidents what was stated, sent and decided about them. */
function whole(ctx: Ctx, incidents: IncidentRecord[]): Promise<Told[]> {
  return transact(ctx, async (tx) => {
    const where = { incidentId: { in: incidents.map(({ id }) => id) } };
    const orderBy = [{ recordedAt: "asc" as const }, { id: "asc" as const }];
    const facts = await tx.fact.findMany({ where, orderBy });
    const filings = await tx.filing.findMany({ where, orderBy });
    const decisions = await tx.decision.findMany({ where, orderBy });
    const orgs = await tx.organisation.findMany({
      where: { id: { in: [...new Set(incidents.map(({ orgId }) => orgId))] } },
      select: { id: true, name: true },
    });
    const names = new Map(orgs.map(({ id, name }) => [id, name]));
    const [factsOf, filingsOf, decisionsOf] = [
      byIncident(facts),
      byIncident(filings),
      byIncident(decisions),
    ];
    return incidents.map((incident) => ({
      incident,
      orgName: names.get(incident.orgId) ?? "",
      facts: (factsOf.get(incident.id) ?? []).filter(isAwareness),
      others: (factsOf.get(incident.id) ?? []).filter((fact) => !isAwareness(fact)),
      filings: filingsOf.get(incident.id) ?? [],
      decisions: decisionsOf.get(incident.id) ?? [],
      now: ctx.now,
    }));
  });
}

const isAwareness = ({ kind }: FactRow) => kind === "aware_at";

function byIncident<Row extends { incidentId: string }>(rows: Row[]): Map<string, Row[]> {
  // Not Map.groupBy: Node 20 has none.
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.incidentId);
    if (group) group.push(row);
    else groups.set(row.incidentId, [row]);
  }
  return groups;
}
