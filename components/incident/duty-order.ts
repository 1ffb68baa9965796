/** In which order an incident shows its duties, and what can be done about each. Pure: the page gives the time. */
import type { Duty } from "@/lib/schema/duties";
import type { Clock } from "@/lib/schema/incident";
import { type ClockState, clockState, isOpen } from "../ui/clock-state";

/** The groups from top to bottom. */
export const DUTY_GROUPS = ["overdue", "decide", "running", "waiting", "ahead", "settled"] as const;
export type DutyGroup = (typeof DUTY_GROUPS)[number];

/** The group of a clock at `now` (milliseconds). */
export function groupOf(clock: Clock, now: number): DutyGroup {
  if (!isOpen(clock.state)) return "settled";
  if (!clock.binding) return "ahead";
  const state = clockState(clock, now);
  if (state === "decide" || state === "overdue") return state;
  return state === "wait" ? "waiting" : "running";
}

export interface PlacedDuty<Held extends Clock> {
  duty: Held;
  state: ClockState;
}

export interface GroupedDuties<Held extends Clock> {
  group: DutyGroup;
  duties: PlacedDuty<Held>[];
}

/** The groups that have duties. Within one the earlier deadline comes first, then what runs the longest. */
export function groupDuties<Held extends Clock>(
  duties: readonly Held[],
  now: number,
): GroupedDuties<Held>[] {
  return DUTY_GROUPS.map((group) => ({
    group,
    duties: duties
      .filter((duty) => groupOf(duty, now) === group)
      .map((duty) => ({ duty, state: clockState(duty, now) }))
      .sort(
        (a, b) =>
          Number(a.duty.state === "superseded") - Number(b.duty.state === "superseded") ||
          at(a.duty.due_at) - at(b.duty.due_at) ||
          at(a.duty.started_at) - at(b.duty.started_at) ||
          0,
      ),
  })).filter(({ duties: held }) => held.length > 0);
}

/** What has no instant stands after what has one. */
function at(instant: string | null): number {
  return instant === null ? Number.MAX_SAFE_INTEGER : Date.parse(instant);
}

/** The duty to offer first: the most pressing one that is open, else the first. */
export function firstDuty<Held extends Clock>(duties: readonly Held[], now: number): Held | null {
  const open = groupDuties(duties, now).filter(({ group }) => group !== "settled");
  const first = open.find(({ group }) => group === "overdue" || group === "running") ?? open[0];
  return first?.duties[0]?.duty ?? duties[0] ?? null;
}

/** Whether a filing can be recorded under it: what was set aside is decided anew first. */
export function canFile({ state }: Pick<Duty, "state">): boolean {
  return state !== "superseded" && state !== "not_required" && state !== "not_a_breach";
}

/** Whether there is something to decide: what a filing met is met. */
export function canDecide({ state }: Pick<Duty, "state">): boolean {
  return state !== "met" && state !== "met_late";
}

/** Whether a first filing is on record that others can follow. */
export function hasFirst({ filings }: Pick<Duty, "filings">): boolean {
  return filings.some(({ kind }) => kind !== "withdrawal");
}

/** A rule as a sentence names it. */
export interface NamedRule {
  rule_id: string;
  act: string;
  citation: string;
}

const RULE_ID = /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g;

/** The line of its computation that says what a waiting duty waits for, rules by their ids; null where none does. */
export function waitsFor({ computation }: Pick<Duty, "computation">): string | null {
  return computation.find((said) => said.startsWith("It waits for ")) ?? null;
}

/** The text with rules as `name` says them instead of their ids. */
export function withNames(
  text: string,
  rules: readonly NamedRule[],
  name: (rule: NamedRule) => string,
): string {
  return text.replace(RULE_ID, (id) => {
    const rule = rules.find(({ rule_id }) => rule_id === id);
    return rule ? name(rule) : id;
  });
}
