/** An alert as channels are given it: numbers, rules and instants. Never a title, free text, or data of persons affected. */
import type { AlertRow, DutyRow, IncidentRow } from "../db/rows";
import { columns, statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { type Rule, shortCitation } from "../law/rule";
import { rulesOf } from "../register/board";
import { incidentNumber } from "../register/incident";
import { ALERT_KINDS, type AlertKind, THRESHOLDS, type Threshold } from "../schema/alerts";

export interface Alert {
  id: string;
  orgId: string;
  kind: AlertKind;
  at: Date;
  /** Null for the request of a data principal, which is no breach. */
  incident: { id: string; number: string; drill: boolean; ownerId: string | null } | null;
  /** The duty that it is about; else the incident's most pressing one that runs, null where none does. */
  duty: AlertDuty | null;
  /** When that duty is due; of a reminder as it stood then. */
  dueAt: Date | null;
  /** When the task is due, where it is about one that is. */
  taskDueAt: Date | null;
  /** Of a reminder: which one. */
  threshold: Threshold | null;
  /** Whole days past the due instant, for the daily reminders; else 0. */
  overdueDays: number;
  /** Whom it is for by name; empty: whoever its kind goes to. */
  personIds: string[];
  /** Who caused it, where a person did. */
  byName: string | null;
  /** The path of the page that it is about. */
  path: string;
  /** Whether it still holds: the duty runs towards that instant, and the incident is shown. */
  stands: boolean;
}

export interface AlertDuty {
  id: string;
  ruleId: string;
  ruleVersion: number;
  /** "GDPR Art. 33(1)"; the rule's id where no such rule is known. */
  citation: string;
  /** "Notify the supervisory authority"; empty where no such rule is known. */
  act: string;
}

const ALERT = columns<AlertRow>({
  id: true,
  orgId: true,
  kind: true,
  key: true,
  incidentId: true,
  dutyId: true,
  dueAt: true,
  threshold: true,
  overdueDays: true,
  personIds: true,
  byName: true,
  createdAt: true,
});
const THESE = statement<Omit<AlertRow, "personIds"> & { personIds: string[] | null }>(
  "alerts",
  `SELECT ${ALERT} FROM alert WHERE id = ANY ($1::uuid[]) ORDER BY id`,
);

/**
 * The alerts with these ids among those that the transaction may see, oldest first. One of a kind that this version
 * does not know is left out: it must not keep the others from being told.
 */
export async function readAlerts(tx: Tx, ids: readonly string[]): Promise<Alert[]> {
  const rows = await tx.rows(THESE, [ids]);
  return alertsOf(
    tx,
    rows.map((row) => ({ ...row, personIds: row.personIds ?? [] })),
  );
}

type Incident = Pick<IncidentRow, "id" | "year" | "seq" | "drill" | "deletedAt" | "ownerId">;
const INCIDENTS = statement<Incident>(
  "incidents of alerts",
  `SELECT id, year, seq, drill, deleted_at AS "deletedAt", owner_id AS "ownerId"
   FROM incident WHERE id = ANY ($1::uuid[])`,
);

/** As readAlerts, of rows that are known. */
export async function alertsOf(tx: Tx, rows: readonly AlertRow[]): Promise<Alert[]> {
  const [incidents, dutyOf] = await Promise.all([
    tx.rows(INCIDENTS, [rows.flatMap(({ incidentId }) => incidentId ?? [])]),
    dutiesOf(tx, rows),
  ]);
  const incidentOf = new Map(incidents.map((incident) => [incident.id, incident]));
  const ruleOf = await rulesOf(
    tx,
    rows.flatMap((row) => dutyOf(row) ?? []),
  );
  const alerts: Alert[] = [];
  for (const row of rows) {
    const kind = ALERT_KINDS.find((known) => known === row.kind);
    if (!kind) continue;
    const incident = incidentOf.get(row.incidentId ?? "");
    const duty = dutyOf(row);
    const holds = row.dutyId === null || (duty !== undefined && runsTowards(duty, row.dueAt));
    alerts.push({
      ...plainRow(row),
      kind,
      incident: incident
        ? {
            id: incident.id,
            number: incidentNumber(incident),
            drill: incident.drill,
            ownerId: incident.ownerId,
          }
        : null,
      duty: duty ? namedDuty(duty, ruleOf(duty)) : null,
      dueAt: row.dutyId === null ? (duty?.dueAt ?? null) : row.dueAt,
      taskDueAt: row.dutyId === null ? row.dueAt : null,
      path: incident ? `/dashboard/incidents/${incident.id}` : "/dashboard/dpdp",
      stands: holds && !incident?.deletedAt,
    });
  }
  return alerts;
}

type Duty = Pick<
  DutyRow,
  "id" | "orgId" | "incidentId" | "ruleId" | "ruleVersion" | "state" | "dueAt" | "binding"
>;
const DUTY = columns<Duty>({
  id: true,
  orgId: true,
  incidentId: true,
  ruleId: true,
  ruleVersion: true,
  state: true,
  dueAt: true,
  binding: true,
});
const NAMED = statement<Duty>(
  "duties of alerts",
  `SELECT ${DUTY} FROM duty WHERE id = ANY ($1::uuid[])`,
);
const FIRST_RUNNING = statement<Duty>(
  "first running duties",
  `SELECT DISTINCT ON (incident_id) ${DUTY} FROM duty
   WHERE incident_id = ANY ($1::uuid[]) AND state IN ('running', 'authority_extended')
     AND binding AND due_at IS NOT NULL
   ORDER BY incident_id, due_at, duty.id`,
);

/** Gives each alert its duty; one about an incident as a whole the first of those that run. */
async function dutiesOf(
  tx: Tx,
  rows: readonly AlertRow[],
): Promise<(row: AlertRow) => Duty | undefined> {
  const whole = rows.flatMap(({ dutyId, incidentId }) => (dutyId ? [] : (incidentId ?? [])));
  const [named, running] = await Promise.all([
    tx.rows(NAMED, [rows.flatMap(({ dutyId }) => dutyId ?? [])]),
    tx.rows(FIRST_RUNNING, [whole]),
  ]);
  const byId = new Map(named.map((duty) => [duty.id, duty]));
  const byIncident = new Map(running.map((duty) => [duty.incidentId, duty]));
  return ({ dutyId, incidentId }) => (dutyId ? byId.get(dutyId) : byIncident.get(incidentId));
}

/** The states in which a duty's time runs. */
const RUNNING = ["running", "authority_extended"] as const;

function runsTowards(duty: Duty, due: Date | null): boolean {
  const runs = RUNNING.some((state) => state === duty.state) && duty.binding;
  return runs && duty.dueAt?.getTime() === due?.getTime();
}

function plainRow(row: AlertRow) {
  return {
    id: row.id,
    orgId: row.orgId,
    at: row.createdAt,
    threshold: THRESHOLDS.find((known) => known === row.threshold) ?? null,
    overdueDays: row.overdueDays,
    personIds: row.personIds,
    byName: row.byName,
  };
}

function namedDuty({ id, ruleId, ruleVersion }: Duty, rule: Rule | undefined): AlertDuty {
  return {
    id,
    ruleId,
    ruleVersion,
    citation: rule ? shortCitation(rule) : ruleId,
    act: rule?.act ?? "",
  };
}
