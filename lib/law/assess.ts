/**
 * Facts in, a verdict for every rule out: it applies, it does not, it cannot be told yet (and which fact is
 * missing), or a person decides. Each with its reason in a sentence. Pure and deterministic.
 */
import type { Answer, Missing } from "./answer";
import { evaluate, type Filed, touches } from "./evaluate";
import type { Facts } from "./facts";
import { type Rule, startOf } from "./rule";
import { asSentence } from "./words";

export const OUTCOMES = ["applies", "does_not_apply", "cannot_tell", "person_decides"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Verdict {
  rule: Rule;
  outcome: Outcome;
  reason: string;
  missing: readonly Missing[];
  /** Whether anything on record touches the rule's place: an establishment, or persons who live there. */
  touches: boolean | null;
  /**
   * For what cannot be told: whether the rule is known to bind the organisation, so that only its threshold is
   * open. Such a duty stands as "to decide".
   */
  binds: boolean;
  /** False before a law's date, where it runs all the same. */
  binding: boolean;
  /** ISO date from which it binds, where it does not yet. */
  bindingFrom: string | null;
}

/** A verdict of which nothing is put into words before it is read. */
class Held implements Verdict {
  constructor(
    readonly rule: Rule,
    readonly judged: Judged,
    readonly touches: boolean | null,
    readonly force: Force,
  ) {}

  get outcome(): Outcome {
    return this.judged.outcome;
  }

  get reason(): string {
    return this.judged.reason;
  }

  get missing(): readonly Missing[] {
    return this.judged.missing;
  }

  get binds(): boolean {
    return this.judged.binds;
  }

  get binding(): boolean {
    return this.force.binding;
  }

  get bindingFrom(): string | null {
    return this.force.binding ? null : this.force.from;
  }
}

/** What an organisation has set about a rule. */
export interface RuleSetting {
  /** Why the organisation does not use the rule; null where it does. */
  offBecause: string | null;
  /** ISO date that the organisation takes as the commencement. */
  commencement: string | null;
}

export type Settings = ReadonlyMap<string, RuleSetting>;

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Days as they were told, by zone and minute: incidents come in bursts, and Intl is slow. */
const TOLD = new Map<string, string>();
const MOST_TOLD = 5_000;
const MINUTE_MS = 60_000;

/** The calendar day (ISO) of an instant in a zone. */
function dayIn(zone: string, at: Date): string {
  const minute = `${zone} ${Math.floor(at.getTime() / MINUTE_MS)}`;
  const known = TOLD.get(minute);
  if (known !== undefined) return known;
  let format = FORMATS.get(zone);
  if (!format) {
    // Sweden writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
    FORMATS.set(zone, format);
  }
  const day = format.format(at);
  if (TOLD.size >= MOST_TOLD) TOLD.clear();
  TOLD.set(minute, day);
  return day;
}

/** The day whose law counts: on which the controller became aware, else found the breach, else today. */
function lawfulDay(facts: Facts, now: Date): (rule: Rule) => string {
  const at = facts.instants.aware_at ?? facts.instants.detected_at ?? now;
  const days = new Map<string, string>();
  return (rule) => {
    const zone = rule.zone ?? facts.zone ?? "UTC";
    const day = days.get(zone) ?? dayIn(zone, at);
    days.set(zone, day);
    return day;
  };
}

/** The Union's law reaches into the whole EEA; any other rule's place is its own. */
const areaOf = ({ jurisdiction }: Rule) => (jurisdiction === "EU" ? "EEA" : jurisdiction);

/**
 * A verdict for each rule, in their order.
 *
 * @param now decides which law is in force where no instant is on record
 */
export function assess(
  rules: readonly Rule[],
  facts: Facts,
  { settings, filed, now }: { settings: Settings; filed: Filed; now: Date },
): Verdict[] {
  const dayOf = lawfulDay(facts, now);
  const touched = new Map<string, boolean | null>();
  return rules.map((rule) => {
    if (!touched.has(rule.jurisdiction)) {
      touched.set(rule.jurisdiction, touches(areaOf(rule), facts).holds);
    }
    const force = inForce(rule, dayOf(rule), settings.get(rule.id)?.commencement ?? null);
    const judged = judge(rule, facts, filed, settings.get(rule.id), force);
    return new Held(rule, judged, touched.get(rule.jurisdiction) ?? null, force);
  });
}

interface Force {
  binding: boolean;
  from: string | null;
  /** Why it starts nothing, where it does not. */
  refusal: string | null;
  /** What to ask where it is law now, and its date lies after the day that counts. */
  doubt: string | null;
}

function inForce(rule: Rule, day: string, commencement: string | null): Force {
  const from = commencement ?? rule.effectiveFrom;
  const refused = (refusal: string, since = from): Force => ({
    binding: false,
    from: since,
    refusal,
    doubt: null,
  });
  if (rule.status === "proposed") return refused("It is a proposal, not law.");
  if (rule.status === "voluntary") return refused("It is a voluntary practice, not a duty.", null);
  if (rule.effectiveTo !== null && day > rule.effectiveTo) {
    return refused(`It was in force until ${rule.effectiveTo}.`);
  }
  const before = from !== null && day < from;
  if (rule.startsBeforeForce) return { binding: !before, from, refusal: null, doubt: null };
  if (commencement !== null && before) {
    return refused(`The organisation has it commence on ${commencement}.`);
  }
  if (rule.status === "not_yet_in_force" && (from === null || before)) {
    return refused(
      `It is not in force yet: ${from === null ? "no date is known" : `from ${from}`}.`,
    );
  }
  const sure: Force = { binding: true, from, refusal: null, doubt: null };
  return before ? { ...sure, doubt: doubtOf(rule, day) } : sure;
}

/** Law that stands here from a later day may have replaced like law, and the date may be wrong. */
function doubtOf({ effectiveFrom, effectiveChecked }: Rule, day: string): string {
  const unchecked = effectiveChecked === "unchecked" ? ", a date that nobody has checked" : "";
  return `was it, or the law before it, in force on ${day}? It stands here from ${effectiveFrom}${unchecked}`;
}

const nothing = (): readonly Missing[] => [];

/** What is judged of a rule; its words are made when they are read. */
class Judged {
  constructor(
    readonly outcome: Outcome,
    readonly say: () => string,
    readonly ask: () => readonly Missing[] = nothing,
    readonly binds = false,
  ) {}

  get reason(): string {
    return this.say();
  }

  get missing(): readonly Missing[] {
    return this.ask();
  }
}

const doesNot = (reason: () => string): Judged => new Judged("does_not_apply", reason);

function judge(
  rule: Rule,
  facts: Facts,
  filed: Filed,
  setting: RuleSetting | undefined,
  force: Force,
): Judged {
  const start = startOf(rule);
  if ("never" in start) return doesNot(() => asSentence(start.never));
  const { refusal } = force;
  if (refusal !== null) return doesNot(() => refusal);
  if (setting?.offBecause) {
    return doesNot(() => asSentence(`Switched off by the organisation: ${setting.offBecause}`));
  }
  if (rule.limbOf) {
    return doesNot(() => `It is one limb of ${rule.limbOf} and no duty of its own.`);
  }
  const judged = judgeFacts(rule, facts, filed);
  return force.doubt === null ? judged : doubted(judged, force.doubt);
}

/** A late date alone frees nobody: what would apply cannot be told, and a person looks the law up. */
function doubted(judged: Judged, doubt: string): Judged {
  if (judged.outcome === "does_not_apply") return judged;
  const missing = () => [...judged.missing, { fact: "decision", question: doubt }];
  if (judged.outcome === "person_decides") {
    const reason = () => `${judged.reason} ${asSentence(doubt)}`;
    return new Judged("person_decides", reason, missing, judged.binds);
  }
  return new Judged("cannot_tell", () => cannotTell(missing()), missing, judged.binds);
}

/** What the facts alone say of a rule: for duties that stand already, whatever came into force since. */
export function judgeFacts(rule: Rule, facts: Facts, filed: Filed): Judged {
  if (!rule.applies) {
    return new Judged("person_decides", () => asSentence(`A person decides: ${rule.threshold}`));
  }
  const who = evaluate(rule.applies, facts, filed);
  if (who.holds === false) return doesNot(() => sentence("Does not apply", who));
  const when = rule.when ? evaluate(rule.when, facts, filed) : null;
  if (when?.holds === false) return doesNot(() => sentence("Does not apply", when));
  const answers = when ? [who, when] : [who];
  if (answers.every(({ holds }) => holds === true)) {
    return new Judged("applies", () => sentence("Applies", ...answers), nothing, true);
  }
  const missing = () => asked(answers);
  return new Judged("cannot_tell", () => cannotTell(missing()), missing, who.holds === true);
}

/** What is asked, each question once. */
function asked(answers: readonly Answer[]): Missing[] {
  const questions = new Map<string, Missing>();
  for (const answer of answers) {
    if (answer.holds !== null) continue;
    for (const one of answer.missing) questions.set(one.question, one);
  }
  return [...questions.values()];
}

function sentence(head: string, ...answers: Answer[]): string {
  const said = new Set(answers.map(({ because }) => because));
  return asSentence(`${head}: ${[...said].join("; ")}`);
}

function cannotTell(missing: readonly Missing[]): string {
  return `Cannot be told yet. ${missing.map(({ question }) => asSentence(question)).join(" ")}`;
}
