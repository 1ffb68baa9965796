/** Of a duty what a list of many shows: what it was computed from stays in the table, and is not read. */
import type { DutyRow } from "../db/rows";
import { columns } from "../db/statement";

/** The fields of a duty that are its clock. */
export const CLOCK_FIELDS = {
  id: true,
  ruleId: true,
  ruleVersion: true,
  stage: true,
  recipient: true,
  state: true,
  startedAt: true,
  dueAt: true,
  settledAt: true,
  lateByMs: true,
  checked: true,
  computation: true,
  binding: true,
  bindingFrom: true,
  correctedLateByMs: true,
} as const;

/** A duty's clock. */
export type ClockRow = Pick<DutyRow, keyof typeof CLOCK_FIELDS>;

/** Its columns, where the duty is `d`. */
export const CLOCK = columns<ClockRow>(CLOCK_FIELDS, "d");
