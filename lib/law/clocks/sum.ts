/** What the parts of a computation hand to each other. */
import type { Temporal } from "temporal-polyfill";
import type { Rule } from "../rule";
import type { ClockInput, Reading } from "./clock";

export type Inputs = Record<string, string | null>;

/** Nothing can be summed: why, and what to do. */
export interface Open {
  state: "waiting" | "to_decide";
  lines: string[];
  inputs: Inputs;
  /** Facts on record contradict each other: no statement about the start mends that. */
  contradicts?: true;
}

/** From when on the period runs. */
export interface Begun {
  at: Date;
  /** The local day that is not counted, where it is not the day of `at`. */
  dayZero?: Temporal.PlainDate;
  lines: string[];
  inputs: Inputs;
}

/** The end of the period. */
export interface Sum {
  dueAt: Date | null;
  lines: string[];
  readings: Reading[];
  inputs: Inputs;
}

export const isOpen = (part: Open | Begun | Sum): part is Open => "state" in part;

/** The zone in which the rule's days and hours are read. */
export function zoneOf(rule: Rule, { facts }: ClockInput): string | null {
  return rule.zone ?? facts.zone;
}

/** A zone that went in: its name and the edition of the tz database. */
export function zoneInputs(zone: string | null, { tzEdition }: ClockInput): Inputs {
  return zone === null ? { zone: null } : { zone, tz_edition: tzEdition };
}

export function withoutZone(): Open {
  return {
    state: "to_decide",
    lines: [
      "The organisation's time zone is missing, and days are counted in it.",
      "So there is no deadline. Decide now: say in which time zone the organisation is.",
    ],
    inputs: { zone: null },
  };
}

/** "72 hours", "1 month", "4 business days". */
export function periodWords({ period }: Rule): string {
  if (period.value === null) return "without undue delay";
  const unit = period.unit.replace("_", " ");
  return `${period.value} ${period.value === 1 ? unit.replace(/s$/, "") : unit}`;
}
