/** The status of an incident: which moves exist, and what each of them asks for. */
import type { IncidentRow } from "../db/rows";
import { Refusal } from "../errors";
import { shortCitation } from "../law/rule";
import { findRule } from "../law/rules";
import { type IncidentRecord, isOpen } from "./incident";

type Status = IncidentRow["status"];

/** The moves that a plain change may make. To `notified` leads /notify alone. */
const MOVES: Record<Status, readonly Status[]> = {
  draft: ["open", "resolved"],
  open: ["resolved"],
  notified: ["resolved"],
  resolved: ["open", "notified"],
};

/**
 * Refuses a move that does not exist, or that the open duties forbid.
 *
 * @throws Refusal illegal_transition, duties_unsettled
 */
export function requireMove(incident: IncidentRecord, to: Status): void {
  const from = incident.status;
  if (from === to) return;
  const legal = MOVES[from];
  if (!legal.includes(to)) throw illegal(from, to, legal);
  if (from === "resolved" && to === "notified" && incident.authorityNotifiedAt === null) {
    throw illegal(from, to, ["open"]);
  }
  if (to === "resolved") requireSettled(incident);
}

function illegal(from: Status, to: Status, legal: readonly Status[]): Refusal {
  const notify = to === "notified" && from !== "resolved";
  return new Refusal(
    "illegal_transition",
    `An incident that is ${from} cannot become ${to} by a change of its status.`,
    {
      faults: [
        {
          pointer: "/status",
          detail: `From ${from} it can become: ${legal.join(", ")}.`,
          fix: notify
            ? `Record the notification with POST /api/v1/privacy/incidents/{id}/notify; it sets the status.`
            : `Send one of: ${legal.join(", ")}.`,
        },
      ],
    },
  );
}

export function requireSettled(incident: IncidentRecord): void {
  // A law that does not bind yet keeps nobody from closing.
  const open = incident.duties.filter((duty) => isOpen(duty) && duty.binding);
  if (open.length === 0) return;
  throw new Refusal(
    "duties_unsettled",
    `It cannot be resolved while ${open.length === 1 ? "a duty is" : `${open.length} duties are`} still open.`,
    {
      faults: open.map((duty) => ({
        pointer: "/status",
        detail: `${citationOf(duty.ruleId)}, ${duty.recipient}: ${duty.state}, clock ${duty.id}.`,
        fix: "Record the notification with /notify, or decide with /decide that none is due.",
      })),
    },
  );
}

function citationOf(ruleId: string): string {
  const rule = findRule(ruleId);
  return rule ? shortCitation(rule) : ruleId;
}
