/**
 * The clock of a duty: from facts and filings to a start and an end, with the sum in lines that a person can
 * follow. Pure: the same input gives the same bytes. Never a date from what is missing or contradicts itself.
 */
import { type Rule, startOf } from "../rule";
import { businessDaysFrom } from "./business-days";
import { cappedHours } from "./capped";
import type { ClockInput, ComputedClock } from "./clock";
import { daysFrom, monthsFrom } from "./days";
import { hoursFrom } from "./hours";
import { relieved } from "./relief";
import { begin, startWords } from "./start";
import { type Begun, type Inputs, isOpen, type Open, periodWords, type Sum } from "./sum";

const LAST_LINE = "Tocsin computes, the controller decides.";

/**
 * Computes the clock.
 *
 * @throws RangeError for a rule that never starts from a breach, a cap that is not given, or an unknown zone
 */
export function computeClock(input: ClockInput): ComputedClock {
  const { rule } = input;
  const link = rule.period.value === null ? ", " : " ";
  const head = `Rule ${rule.id}, version ${rule.version}: ${rule.citation}, ${periodWords(rule)}${link}from ${startWords(startOf(rule))}.`;
  const inputs = {
    rule: rule.id,
    rule_version: String(rule.version),
    period: periodWords(rule),
  };
  const summed = rule.cap === undefined ? uncapped(rule, input) : cappedHours(rule, input);
  if (isOpenSum(summed)) return open(head, inputs, summed);
  const sum = relieved(rule, summed.sum, input);
  return {
    state: "running",
    startedAt: summed.begun.at,
    dueAt: sum.dueAt,
    computation: [
      head,
      ...summed.begun.lines,
      ...sum.lines,
      ...(isOuterLimit(rule)
        ? ["This is the outer limit. The duty itself is to act without undue delay."]
        : []),
      LAST_LINE,
    ],
    readings: sum.readings,
    inputs: { ...inputs, ...summed.begun.inputs, ...sum.inputs },
  };
}

type Summed = { begun: Begun; sum: Sum } | Open;
const isOpenSum = (summed: Summed): summed is Open => "state" in summed;

function uncapped(rule: Rule, input: ClockInput): Summed {
  const begun = begin(rule, input);
  if (isOpen(begun)) return begun;
  const sum = sumFrom(rule, begun, input);
  if (!isOpen(sum)) return { begun, sum };
  return {
    ...sum,
    lines: [...begun.lines, ...sum.lines],
    inputs: { ...begun.inputs, ...sum.inputs },
  };
}

function sumFrom(rule: Rule, begun: Begun, input: ClockInput): Sum | Open {
  const { value, unit } = rule.period;
  if (value === null) {
    const line =
      "The law gives no number: act without undue delay. The time that has passed counts.";
    return { dueAt: null, lines: [line], readings: [], inputs: {} };
  }
  switch (unit) {
    case "hours":
      return hoursFrom(rule, value, begun.at, input);
    case "calendar_days":
      return daysFrom(rule, value, begun, input);
    case "months":
      return monthsFrom(rule, value, begun, input);
    case "business_days":
      return businessDaysFrom(rule, value, begun, input);
    case "without_undue_delay":
      throw new RangeError(`${rule.id} has a number, and the law gives none.`);
  }
}

/** The GDPRs and NIS2 say "without undue delay" first, and the number only as its limit. */
function isOuterLimit({ law, stage, period }: Rule): boolean {
  return period.unit === "hours" && stage !== "final" && /GDPR|NIS2/.test(law);
}

function open(head: string, inputs: Inputs, { state, lines, inputs: own }: Open): ComputedClock {
  return {
    state,
    startedAt: null,
    dueAt: null,
    computation: [head, ...lines, LAST_LINE],
    readings: [],
    inputs: { ...inputs, ...own },
  };
}
