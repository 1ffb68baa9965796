/**
 * A period that another rule's period ends earlier: DORA's initial notification, 4 hours from classification
 * and at most 24 hours from awareness. A classification after those 24 hours has its own 4 hours.
 * Delegated Regulation (EU) 2025/301, Art. 5(1)(a) and (2).
 */
import { strictDue } from "../clock";
import { type Rule, startOf } from "../rule";
import type { ClockInput } from "./clock";
import { hoursFrom } from "./hours";
import { begin, startWords } from "./start";
import { type Begun, isOpen, type Open, periodWords, type Sum } from "./sum";

export interface Capped {
  begun: Begun;
  sum: Sum;
}

/** @throws RangeError where the capping rule is not given, or a period is not in hours */
export function cappedHours(rule: Rule, input: ClockInput): Capped | Open {
  const cap = capOf(rule, input);
  const own = begin(rule, input);
  // What a person said of the start is about this rule, not about its bound.
  const outer = begin(cap, { ...input, statedStart: null });
  const bound = `Bound: rule ${cap.id}, version ${cap.version}: ${cap.citation}, ${periodWords(cap)} from ${startWords(startOf(cap))}.`;
  const lines = [...own.lines, bound, ...outer.lines];
  const inputs = { ...own.inputs, ...outer.inputs, cap: cap.id, cap_version: String(cap.version) };
  if (isOpen(own) && own.state === "to_decide") return { ...own, inputs };
  if (isOpen(outer)) {
    return { state: "to_decide", lines: [...lines, ...alone(rule, own)], inputs };
  }
  const sumOf = (of: Rule, { at }: Begun) => hoursFrom(of, hoursOf(of), at, input);
  const because = (used: Begun, sum: Sum, why: string): Capped => ({
    begun: { ...used, lines, inputs },
    sum: { ...sum, lines: [why, ...sum.lines], inputs: { ...inputs, ...sum.inputs } },
  });
  if (isOpen(own)) {
    const why = `Until then ${periodWords(cap)} from ${startWords(startOf(cap))} count.`;
    return because(outer, sumOf(cap, outer), why);
  }
  const end = strictDue(outer.at, hoursOf(cap));
  if (own.at > end) {
    const why = `The bound ended before, ${end.toISOString()}: only the ${periodWords(rule)} count.`;
    return because(own, sumOf(rule, own), why);
  }
  const ownEnd = strictDue(own.at, hoursOf(rule));
  const why = `The earlier of the two counts: ${ownEnd.toISOString()} and, by the bound, ${end.toISOString()}.`;
  return ownEnd <= end
    ? because(own, sumOf(rule, own), why)
    : because(outer, sumOf(cap, outer), why);
}

/** Where the bound cannot be summed: what the rule's own period says, which the bound may end earlier. */
function alone(rule: Rule, own: Begun | Open): string[] {
  if (isOpen(own)) return [];
  const end = strictDue(own.at, hoursOf(rule)).toISOString();
  return [
    `From ${startWords(startOf(rule))} alone it would end ${end}; the bound may end it earlier.`,
  ];
}

function capOf(rule: Rule, { cap }: ClockInput): Rule {
  if (!cap || cap.id !== rule.cap) throw new RangeError(`${rule.id} needs the rule ${rule.cap}.`);
  return cap;
}

function hoursOf({ id, period }: Rule): number {
  if (period.value === null || period.unit !== "hours") {
    throw new RangeError(`${id} is part of a bound, and its period is not in hours.`);
  }
  return period.value;
}
