/** What a clock is computed from, and what comes out: kept with the duty, so that it can be read years later. */
import type { Facts } from "../facts";
import type { Rule } from "../rule";

export interface ClockInput {
  rule: Rule;
  facts: Facts;
  /** Submissions on record under other rules, by rule id. */
  filings: ReadonlyMap<string, { first: Date; latest: Date }>;
  /** When a person found a high risk. */
  highRiskFoundAt: Date | null;
  /** When the period began, as a person said it in deciding that the rule applies. */
  statedStart: Date | null;
  /** The rule that `rule.cap` names. */
  cap?: Rule;
  /** Edition of the time-zone database of the machine that computes: process.versions.tz. */
  tzEdition: string;
}

/** Another reading of the same period. For information; never an alarm. */
export interface Reading {
  kind: "outer_limit_1182" | "outer_limit_art3_5" | "rolled" | "noon_relief" | "wall_clock";
  /** RFC 3339, UTC. */
  at: string;
  words: string;
  /** Contested among authorities and writers: shown only on request. */
  contested: boolean;
}

export interface ComputedClock {
  /**
   * running: it has a start (and a due instant, unless the law gives no number). waiting: what starts it has
   * not happened yet. to_decide: what started it is not on record, or facts contradict each other.
   */
  state: "running" | "waiting" | "to_decide";
  startedAt: Date | null;
  dueAt: Date | null;
  /** The sum, line by line, for a person to follow. */
  computation: string[];
  readings: Reading[];
  /** Every value that went in, by name; instants as RFC 3339. */
  inputs: Record<string, string | null>;
}
