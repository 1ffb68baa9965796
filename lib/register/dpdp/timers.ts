/** Which rule each kind of timer stands under, and how a timer stands at an instant. */
import type { DutyRow } from "../../db/rows";
import type { Rule } from "../../law/rule";
import { findRule } from "../../law/rules";
import type { BreachRecipient, Timer, TimerKind } from "../../schema/dpdp";
import { isOpen } from "../incident";

export const RULE_OF: Readonly<Record<TimerKind, string>> = {
  cert_in: "in-certin-6h",
  dpbi: "in-dpdp-board-72h",
  dpbi_initial: "in-dpdp-board-initial",
  data_principals: "in-dpdp-principal",
  dsr: "in-dpdp-grievance-90d",
  spdi_grievance: "in-spdi-grievance-1m",
};

/** The timers of a breach, in the order in which they press. */
export const BREACH_KINDS: readonly BreachRecipient[] = [
  "cert_in",
  "data_principals",
  "dpbi_initial",
  "dpbi",
];

const KIND_OF = new Map(Object.entries(RULE_OF).map(([kind, rule]) => [rule, kind as TimerKind]));

/** What the timer is for; null for a duty that is no timer of this door. */
export function kindOf({ ruleId }: Pick<DutyRow, "ruleId">): TimerKind | null {
  return KIND_OF.get(ruleId) ?? null;
}

/** The rule of a kind. Throws where the library has lost it: that is a fault of ours. */
export function ruleOf(kind: TimerKind): Rule {
  const rule = findRule(RULE_OF[kind]);
  if (!rule) throw new Error(`The law library has no ${RULE_OF[kind]}.`);
  return rule;
}

/** A breach's timers among duties. */
export function breachTimers(duties: readonly DutyRow[]): DutyRow[] {
  return BREACH_KINDS.flatMap((kind) => duties.filter(({ ruleId }) => ruleId === RULE_OF[kind]));
}

/** How it stands at `now`. What does not bind yet runs on past its end: nothing is overdue. */
export function statusOf(
  timer: Pick<DutyRow, "state" | "binding" | "dueAt">,
  now: Date,
): Timer["status"] {
  switch (timer.state) {
    case "met":
    case "met_late":
    case "to_decide":
    case "waiting":
      return timer.state;
    case "running":
    case "authority_extended":
      return timer.binding && timer.dueAt !== null && timer.dueAt < now ? "overdue" : "running";
    default:
      return "closed";
  }
}

/** Open timers in a sentence: "cert_in 01890a5d-…, dpbi 01890a5e-…". */
export function namesOf(timers: readonly DutyRow[]): string {
  return timers
    .filter(isOpen)
    .map((timer) => `${kindOf(timer) ?? timer.ruleId} ${timer.id}`)
    .join(", ");
}
