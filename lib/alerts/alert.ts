/** An alert as channels are given it: numbers, rules and instants. Never a title, free text, or data of persons affected. */
import type { AlertRow } from "../db/rows";
import type { Tx } from "../db/transaction";
import { type Rule, shortCitation } from "../law/rule";
import { ruleAt } from "../law/rules";
import { incidentNumber } from "../register/incident";
import { ownRuleAt } from "../register/own-rules";
import { ALERT_KINDS, type AlertKind, THRESHOLDS, type Threshold } from "../schema/alerts";

export interface Alert {
  id: string;
  orgId: string;
  kind: AlertKind;
  at: Date;
  /** Null for the request of a data principal, which is no breach. */
  incident: { id: string; number: string; drill: boolean; ownerId: string | null } | null;
  /** Null for what is about the incident as a whole. */
  duty: AlertDuty | null;
  /** When the duty, or the task, was due as the alert was made. */
  dueAt: Date | null;
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

/** The alerts with these ids among those that the transaction may see, oldest first. */
export async function readAlerts(tx: Tx, ids: readonly string[]): Promise<Alert[]> {
  const rows = await tx.alert.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: "asc" } });
  const incidents = await tx.incident.findMany({
    where: { id: { in: rows.flatMap(({ incidentId }) => incidentId ?? []) } },
    select: { id: true, year: true, seq: true, drill: true, deletedAt: true, ownerId: true },
  });
  const duties = await tx.duty.findMany({
    where: { id: { in: rows.flatMap(({ dutyId }) => dutyId ?? []) } },
    select: {
      id: true,
      orgId: true,
      ruleId: true,
      ruleVersion: true,
      state: true,
      dueAt: true,
      binding: true,
    },
  });
  const incidentOf = new Map(incidents.map((incident) => [incident.id, incident]));
  const dutyOf = new Map(duties.map((duty) => [duty.id, duty]));
  const alerts: Alert[] = [];
  for (const row of rows) {
    const incident = incidentOf.get(row.incidentId ?? "");
    const duty = dutyOf.get(row.dutyId ?? "");
    const runs =
      !row.dutyId ||
      (duty?.binding === true &&
        (duty.state === "running" || duty.state === "authority_extended") &&
        duty.dueAt?.getTime() === row.dueAt?.getTime());
    alerts.push({
      ...plainRow(row),
      incident: incident
        ? {
            id: incident.id,
            number: incidentNumber(incident),
            drill: incident.drill,
            ownerId: incident.ownerId,
          }
        : null,
      duty: duty ? namedDuty(duty, await ruleOf(tx, duty)) : null,
      path: incident ? `/dashboard/incidents/${incident.id}` : "/dashboard/dpdp",
      stands: runs && !incident?.deletedAt,
    });
  }
  return alerts;
}

function plainRow(row: AlertRow) {
  const threshold = THRESHOLDS.find((known) => known === row.threshold) ?? null;
  return {
    id: row.id,
    orgId: row.orgId,
    kind: kindOf(row.kind),
    at: row.createdAt,
    dueAt: row.dueAt,
    threshold,
    overdueDays: row.overdueDays,
    personIds: row.personIds,
    byName: row.byName,
  };
}

function kindOf(said: string): AlertKind {
  const known = ALERT_KINDS.find((kind) => kind === said);
  if (!known) throw new Error(`An alert of a kind that this version does not know: ${said}.`);
  return known;
}

type RuleName = { id: string; orgId: string; ruleId: string; ruleVersion: number };

async function ruleOf(tx: Tx, { orgId, ruleId, ruleVersion }: RuleName): Promise<Rule | null> {
  return ruleAt(ruleId, ruleVersion) ?? (await ownRuleAt(tx, orgId, ruleId, ruleVersion));
}

function namedDuty({ id, ruleId, ruleVersion }: RuleName, rule: Rule | null): AlertDuty {
  return {
    id,
    ruleId,
    ruleVersion,
    citation: rule ? shortCitation(rule) : ruleId,
    act: rule?.act ?? "",
  };
}
