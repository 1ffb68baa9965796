/** An alert as channels are given it: numbers, rules and instants. Never a title, free text, or data of persons affected. */
import type { AlertRow, DutyRow } from "../db/rows";
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

/**
 * The alerts with these ids among those that the transaction may see, oldest first. One of a kind that this version
 * does not know is left out: it must not keep the others from being told.
 */
export async function readAlerts(tx: Tx, ids: readonly string[]): Promise<Alert[]> {
  const rows = await tx.alert.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: "asc" } });
  const incidentIds = rows.flatMap(({ incidentId }) => incidentId ?? []);
  const incidents = await tx.incident.findMany({
    where: { id: { in: incidentIds } },
    select: { id: true, year: true, seq: true, drill: true, deletedAt: true, ownerId: true },
  });
  const incidentOf = new Map(incidents.map((incident) => [incident.id, incident]));
  const dutyOf = await dutiesOf(tx, rows);
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

const DUTY = {
  id: true,
  orgId: true,
  incidentId: true,
  ruleId: true,
  ruleVersion: true,
  state: true,
  dueAt: true,
  binding: true,
} as const;
type Duty = Pick<DutyRow, keyof typeof DUTY>;

/** Gives each alert its duty; one about an incident as a whole the first of those that run. */
async function dutiesOf(
  tx: Tx,
  rows: readonly AlertRow[],
): Promise<(row: AlertRow) => Duty | undefined> {
  const named = await tx.duty.findMany({
    where: { id: { in: rows.flatMap(({ dutyId }) => dutyId ?? []) } },
    select: DUTY,
  });
  const whole = rows.flatMap(({ dutyId, incidentId }) => (dutyId ? [] : (incidentId ?? [])));
  const running = await tx.duty.findMany({
    where: {
      incidentId: { in: whole },
      state: { in: [...RUNNING] },
      binding: true,
      dueAt: { not: null },
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: DUTY,
  });
  const byId = new Map(named.map((duty) => [duty.id, duty]));
  return ({ dutyId, incidentId }) =>
    dutyId ? byId.get(dutyId) : running.find((duty) => duty.incidentId === incidentId);
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
