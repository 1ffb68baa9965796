/** What other systems are told: that something happened and where to read it. Never what somebody wrote. */
import type { DutyRow, IncidentRow } from "../../db/rows";
import type { Tx } from "../../db/transaction";
import { publicAddress } from "../../env";
import { type Rule, shortCitation } from "../../law/rule";
import { rulesOf } from "../../register/board";
import { incidentNumber } from "../../register/incident";
import { WEBHOOK_EVENTS, type WebhookEvent, type WebhookEventBody } from "../../schema/webhooks";

/** The event of a ledger action, where there is one. */
export function eventOf(action: string): WebhookEvent | undefined {
  return WEBHOOK_EVENTS.find((event) => event === action);
}

type ToldIncident = Pick<
  IncidentRow,
  "id" | "orgId" | "year" | "seq" | "version" | "status" | "drill"
>;

/** An event about an incident, or about a request that is none. */
export function incidentEvent(of: {
  type: string;
  /** When it happened. */
  at: Date;
  orgId: string;
  incident: ToldIncident | null;
  /** What a reminder is about, or what is due next. */
  duty: { row: DutyRow; rule: Rule | undefined } | null;
  link: string;
}): WebhookEventBody {
  const { incident, duty } = of;
  return {
    type: of.type,
    timestamp: of.at.toISOString(),
    data: {
      orgId: of.orgId,
      incident: incident && {
        id: incident.id,
        number: incidentNumber(incident),
        version: incident.version,
        status: incident.status,
        drill: incident.drill,
      },
      duty: duty && {
        id: duty.row.id,
        act: duty.rule?.act ?? duty.row.ruleId,
        citation: duty.rule ? shortCitation(duty.rule) : duty.row.ruleId,
        due_at: duty.row.dueAt?.toISOString() ?? null,
      },
      link: of.link,
    },
  };
}

/** The events of incidents as they stand now, each with its next deadline; null for one that is not to be seen. */
export async function incidentEvents(
  tx: Tx,
  told: readonly { id: string; orgId: string; type: string; at: Date }[],
): Promise<(WebhookEventBody | null)[]> {
  const incidents = await tx.incident.findMany({
    where: { id: { in: told.map(({ id }) => id) } },
    include: {
      duties: {
        where: {
          state: { in: ["running", "authority_extended"] },
          binding: true,
          dueAt: { not: null },
        },
        orderBy: [{ dueAt: "asc" }, { id: "asc" }],
        take: 1,
      },
    },
  });
  const ruleOf = await rulesOf(
    tx,
    incidents.flatMap(({ duties }) => duties),
  );
  return told.map(({ id, orgId, type, at }) => {
    const incident = incidents.find((row) => row.id === id && row.orgId === orgId);
    if (!incident) return null;
    const [next] = incident.duties;
    return incidentEvent({
      type,
      at,
      orgId,
      incident,
      duty: next ? { row: next, rule: ruleOf(next) } : null,
      link: `${publicAddress()}/dashboard/incidents/${id}`,
    });
  });
}
