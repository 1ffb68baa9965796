/** From when on a rule's period runs, as the facts and filings have it; or why nothing runs. */
import { Temporal } from "temporal-polyfill";
import { contradictions, type Facts, INSTANT_WORDS, type InstantFact } from "../facts";
import { type Rule, type Start, startOf } from "../rule";
import type { ClockInput } from "./clock";
import { dayAt, endOfDay, sayDay } from "./local";
import { type Begun, type Inputs, isOpen, type Open, withoutZone, zoneInputs, zoneOf } from "./sum";

/** What an instant is called as a trigger, and what to say where it is missing. */
const TRIGGER_WORDS: Readonly<Record<InstantFact, readonly [name: string, when: string]>> = {
  occurred_from: ["the breach", "the breach began"],
  occurred_to: ["the end of the breach", "the breach ended"],
  detected_at: ["detection", "it was detected"],
  reported_internally_at: ["the internal report", "it was reported internally"],
  processor_informed_at: ["the processor's word", "the processor informed you"],
  aware_at: ["awareness", "you became aware"],
  classified_at: ["classification", "it was classified"],
  determined_at: ["determination", "it was determined"],
  fix_available_at: ["the fix", "a fix was available"],
};

/** What may still come: as long as it is not on record, nothing started. */
const YET_TO_COME: ReadonlySet<InstantFact> = new Set([
  "classified_at",
  "determined_at",
  "fix_available_at",
]);

const DISCOVERY = ["detected_at", "reported_internally_at", "aware_at"] as const;
const NOTICING = ["detected_at", "reported_internally_at", "processor_informed_at"] as const;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** From what the rule's period runs, as part of a sentence. */
export function startWords(start: Start): string {
  if ("fact" in start) return TRIGGER_WORDS[start.fact][0];
  if ("earliest" in start)
    return start.earliest === "discovery" ? "discovery" : "its first noticing";
  if ("filing" in start) return `the ${start.which} submission under ${start.filing}`;
  if ("yearEndOf" in start) return "the end of the calendar year of discovery";
  if ("found" in start) return "the finding of a high risk";
  return "the start that a person states";
}

/**
 * The start of the rule's period.
 *
 * @throws RangeError for a rule that never starts from a breach
 */
export function begin(rule: Rule, input: ClockInput): Begun | Open {
  const own = onRecord(rule, input);
  // What a person says of the start counts where no fact says it, and never against one.
  if (!isOpen(own) || own.contradicts || input.statedStart === null) return own;
  return begun("Start as stated in deciding", "stated_start", input.statedStart);
}

function onRecord(rule: Rule, input: ClockInput): Begun | Open {
  const start = startOf(rule);
  if ("never" in start) throw new RangeError(`${rule.id} starts no clock: ${start.never}`);
  if ("fact" in start) return fromFact(start.fact, input);
  if ("earliest" in start) {
    return start.earliest === "discovery" ? fromDiscovery(rule, input) : fromNoticing(input);
  }
  if ("filing" in start) return fromFiling(start, input);
  if ("yearEndOf" in start) return fromYearEnd(rule, input);
  if ("found" in start) {
    return input.highRiskFoundAt === null
      ? waiting("It waits for the finding of a high risk.", { high_risk_found_at: null })
      : begun("A high risk was found", "high_risk_found_at", input.highRiskFoundAt);
  }
  return undecided(
    `Nothing on record tells when it began: ${rule.trigger.words}.`,
    "when it began",
    { stated_start: null },
  );
}

function fromFact(fact: InstantFact, { facts }: ClockInput): Begun | Open {
  const at = facts.instants[fact];
  const [name, when] = TRIGGER_WORDS[fact];
  if (!at) {
    const inputs = { [fact]: null };
    return YET_TO_COME.has(fact)
      ? waiting(`It waits for ${name}, which is not on record.`, inputs)
      : undecided(`No ${name.replace(/^the /, "")} is on record.`, `when ${when}`, inputs);
  }
  return contradicted(facts, [fact]) ?? begun(`${capital(name)} as stated`, fact, at);
}

function fromDiscovery(rule: Rule, { facts }: ClockInput): Begun | Open {
  const inputs = inputsOf(facts, DISCOVERY);
  const first = earliest(facts, DISCOVERY);
  if (first === null) {
    return undecided("No discovery is on record.", "when it was first known", inputs);
  }
  const known = DISCOVERY.filter((fact) => facts.instants[fact]);
  const fault = contradicted(facts, known);
  if (fault) return { ...fault, inputs: { ...inputs, ...fault.inputs } };
  const lines = [
    `Discovery is the first that is on record: ${INSTANT_WORDS[first.fact]}, ${first.at.toISOString()}.`,
  ];
  if (/HIPAA|FTC/.test(rule.law)) {
    lines.push(
      "The law imputes it: what an employee or agent knew, or would have known with reasonable diligence, counts. If that was earlier, correct the facts.",
    );
  }
  return { at: first.at, lines, inputs };
}

function fromNoticing({ facts }: ClockInput): Begun | Open {
  const inputs = inputsOf(facts, [...NOTICING, "aware_at"]);
  const first = earliest(facts, NOTICING);
  const aware = facts.instants.aware_at;
  if (first === null) {
    const why = aware
      ? `Awareness is on record, ${aware.toISOString()}, but the first noticing may lie before it.`
      : "No first noticing is on record.";
    return undecided(why, "when it was first noticed", inputs);
  }
  const fault = contradicted(facts, NOTICING);
  if (fault) return { ...fault, inputs: { ...inputs, ...fault.inputs } };
  if (aware && aware < first.at) {
    return undecided(
      `Awareness, ${aware.toISOString()}, lies before the first noticing on record: ${INSTANT_WORDS[first.fact]}, ${first.at.toISOString()}.`,
      "when it was first noticed",
      inputs,
    );
  }
  const line = `First noticed, of what is on record: ${INSTANT_WORDS[first.fact]}, ${first.at.toISOString()}.`;
  return { at: first.at, lines: [line], inputs };
}

function fromFiling(
  { filing, which }: Extract<Start, { filing: string }>,
  { filings }: ClockInput,
): Begun | Open {
  const name = `${which}_filing_${filing}`;
  const at = filings.get(filing)?.[which];
  if (!at) return waiting(`It waits for the submission under ${filing}.`, { [name]: null });
  return begun(`Submission under ${filing}, the ${which} on record`, name, at);
}

function fromYearEnd(rule: Rule, input: ClockInput): Begun | Open {
  const discovery = fromDiscovery(rule, input);
  if (isOpen(discovery)) return discovery;
  const zone = zoneOf(rule, input);
  if (zone === null) {
    const open = withoutZone();
    return { ...open, inputs: { ...discovery.inputs, ...open.inputs } };
  }
  const { year } = dayAt(discovery.at, zone);
  const dayZero = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  return {
    at: endOfDay(dayZero, zone),
    dayZero,
    lines: [...discovery.lines, `Its calendar year ends on ${sayDay(dayZero)}, 24:00 in ${zone}.`],
    inputs: { ...discovery.inputs, ...zoneInputs(zone, input) },
  };
}

function earliest(
  { instants }: Facts,
  names: readonly InstantFact[],
): { fact: InstantFact; at: Date } | null {
  let first: { fact: InstantFact; at: Date } | null = null;
  for (const fact of names) {
    const at = instants[fact];
    if (at && (first === null || at < first.at)) first = { fact, at };
  }
  return first;
}

function inputsOf({ instants }: Facts, names: readonly InstantFact[]): Inputs {
  return Object.fromEntries(names.map((name) => [name, instants[name]?.toISOString() ?? null]));
}

/** Contradictions that touch the facts, each with both values. */
function contradicted(facts: Facts, names: readonly InstantFact[]): Open | null {
  const found = contradictions(facts).filter((one) =>
    names.some((name) => one.facts.includes(name)),
  );
  if (found.length === 0) return null;
  const values: Record<string, Date | null | undefined> = {
    ...facts.instants,
    authority: facts.authorityNotifiedAt,
    resolved: facts.resolvedAt,
  };
  const touched = [...new Set(found.flatMap((one) => one.facts))];
  return {
    state: "to_decide",
    contradicts: true,
    lines: [
      ...found.map(({ sentence }) => `The facts contradict each other: ${sentence}`),
      "So there is no deadline. Decide now: correct what is wrong, or say that nothing is due.",
    ],
    inputs: Object.fromEntries(touched.map((name) => [name, values[name]?.toISOString() ?? null])),
  };
}

function begun(words: string, name: string, at: Date): Begun {
  const value = at.toISOString();
  return { at, lines: [`${words}: ${value}.`], inputs: { [name]: value } };
}

function waiting(line: string, inputs: Inputs): Open {
  return { state: "waiting", lines: [line], inputs };
}

function undecided(line: string, what: string, inputs: Inputs): Open {
  const todo = `So there is no deadline. Decide now: say ${what}, or that nothing is due.`;
  return { state: "to_decide", lines: [line, todo], inputs };
}
