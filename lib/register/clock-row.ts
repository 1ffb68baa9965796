/** Of a duty what a list of many shows: what it was computed from stays in the table, and is not read. */
import type { DutyRow } from "../db/rows";
import { columns } from "../db/statement";

/** A duty's clock. */
export type ClockRow = Pick<
  DutyRow,
  | "id"
  | "ruleId"
  | "ruleVersion"
  | "stage"
  | "recipient"
  | "state"
  | "startedAt"
  | "dueAt"
  | "settledAt"
  | "lateByMs"
  | "checked"
  | "computation"
  | "binding"
  | "bindingFrom"
  | "correctedLateByMs"
>;

/** Its columns, where the duty is `d`. */
export const CLOCK = columns<ClockRow>(
  {
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
  },
  "d",
);
