/** Whether a condition holds, and why, in words. Pure: the same facts give the same answer. */
import type { Count, Facts } from "./facts";
import { liesIn, mightLieIn } from "./places";
import type { Predicate } from "./predicate";

/** What is asked when a fact is missing. */
export interface Missing {
  /** The fact's name at the API. */
  fact: string;
  question: string;
}

export interface Answer {
  /** Null: cannot be told. */
  holds: boolean | null;
  /** Why, as the part of a sentence. */
  because: string;
  missing: readonly Missing[];
}

/** What conditions see besides the facts: which first filings are on record, and whether complete. */
export interface Filed {
  incomplete: ReadonlySet<string>;
}

const yes = (because: string): Answer => ({ holds: true, because, missing: [] });
const no = (because: string): Answer => ({ holds: false, because, missing: [] });
const unknown = (fact: string, question: string): Answer => ({
  holds: null,
  because: `it is not on record: ${question}`,
  missing: [{ fact, question }],
});
const either = (holds: boolean, whenTrue: string, whenFalse: string): Answer =>
  holds ? yes(whenTrue) : no(whenFalse);

/** Evaluates a condition; three-valued: "all" is false at the first no, unknown before it is true. */
export function evaluate(predicate: Predicate, facts: Facts, filed: Filed): Answer {
  if ("all" in predicate) return all(predicate.all.map((one) => evaluate(one, facts, filed)));
  if ("any" in predicate) return any(predicate.any.map((one) => evaluate(one, facts, filed)));
  if ("not" in predicate) {
    const { holds, because, missing } = evaluate(predicate.not, facts, filed);
    return { holds: holds === null ? null : !holds, because, missing };
  }
  if ("role" in predicate) return roleIn(predicate.role, facts);
  if ("sector" in predicate) return sectorIn(predicate.sector, facts);
  if ("touches" in predicate) return touches(predicate.touches, facts, predicate.unknown === "yes");
  if ("established" in predicate) return established(predicate.established, facts);
  if ("affectedIn" in predicate) return affectedIn(predicate.affectedIn, facts);
  if ("persons" in predicate) return persons(predicate.persons, predicate.in, facts);
  if ("personsInOneState" in predicate) {
    return personsInOneState(predicate.personsInOneState, predicate.of, facts);
  }
  if ("risk" in predicate) return riskIn(predicate.risk, facts);
  if ("data" in predicate) return dataIn(predicate.data, facts);
  if ("unintelligible" in predicate) return unintelligible(facts);
  if ("finding" in predicate) return finding(predicate.finding, facts);
  if ("filedIncomplete" in predicate) {
    return either(
      filed.incomplete.has(predicate.filedIncomplete),
      "the first filing was marked incomplete",
      "no filing that was marked incomplete is on record",
    );
  }
  return unknown("decision", predicate.judge);
}

function all(answers: Answer[]): Answer {
  const refuted = answers.find(({ holds }) => holds === false);
  if (refuted) return refuted;
  return joined(answers, answers.every(({ holds }) => holds === true) ? true : null);
}

function any(answers: Answer[]): Answer {
  const proven = answers.find(({ holds }) => holds === true);
  if (proven) return proven;
  return joined(answers, answers.every(({ holds }) => holds === false) ? false : null);
}

function joined(answers: Answer[], holds: boolean | null): Answer {
  const told = holds === null ? answers.filter((answer) => answer.holds === null) : answers;
  return {
    holds,
    because: [...new Set(told.map(({ because }) => because))].join(", and "),
    missing: told.flatMap(({ missing }) => missing),
  };
}

const words = (code: string) => code.replaceAll("_", " ");
const listed = (codes: readonly string[]) => codes.map(words).join(" or ");

/** Nothing on record about the role counts as controller: who declares a breach here declares its own. */
function roleIn(roles: readonly string[], { role }: Facts): Answer {
  const held = role ?? "controller";
  const said = role === null ? "the declaration is a controller's" : `the role is ${words(role)}`;
  return either(roles.includes(held), said, said);
}

function sectorIn(wanted: readonly string[], { sectors }: Facts): Answer {
  if (sectors === null) {
    return unknown("organisation.sectors", `is the organisation a ${listed(wanted)}?`);
  }
  const held = sectors.filter((sector) => wanted.includes(sector));
  return either(
    held.length > 0,
    `the organisation is a ${listed(held)}`,
    `the organisation is no ${listed(wanted)}`,
  );
}

/** Whether the organisation is established in the area, or persons affected live there. */
export function touches(area: string, facts: Facts, whenUnknown = false): Answer {
  const answer = any([established(area, facts), affectedIn(area, facts)]);
  if (answer.holds !== null || !whenUnknown) return answer;
  return yes(`nothing on record says that ${area} is not touched`);
}

function established(area: string, { establishments }: Facts): Answer {
  if (establishments === null) {
    return unknown("organisation.establishments", `is the organisation established in ${area}?`);
  }
  const there = establishments.filter((place) => liesIn(place, area));
  if (there.length > 0) return yes(`the organisation is established in ${there.join(", ")}`);
  if (establishments.some((place) => mightLieIn(place, area))) {
    return unknown("organisation.establishments", `is it established in ${area} itself?`);
  }
  return no(`the organisation is not established in ${area}`);
}

function affectedIn(area: string, { affected }: Facts): Answer {
  const question = `do persons affected live in ${area}?`;
  if (affected === null) return unknown("affected", question);
  const there = affected.places.filter(
    ({ place, persons: count }) => liesIn(place, area) && numberIn(count) !== 0,
  );
  if (there.length > 0) {
    return yes(`persons affected live in ${there.map(({ place }) => place).join(", ")}`);
  }
  if (!affected.complete || affected.places.some(({ place }) => mightLieIn(place, area))) {
    return unknown("affected", question);
  }
  return no(`no persons affected live in ${area}`);
}

const numberIn = (count: Count | null): number | null =>
  count && "number" in count ? count.number : null;

type Compare = { is: "more_than" | "at_least" | "less_than"; number: number };

function compareWords({ is, number }: Compare): string {
  const said = number.toLocaleString("en-GB");
  return is === "more_than"
    ? `more than ${said}`
    : is === "at_least"
      ? `${said} or more`
      : `fewer than ${said}`;
}

function compares({ is, number }: Compare, count: number): boolean {
  return is === "more_than" ? count > number : is === "at_least" ? count >= number : count < number;
}

function persons(compare: Compare, area: string | undefined, facts: Facts): Answer {
  const where = area ? ` in ${area}` : "";
  const question = `how many persons are affected${where}? The rule asks for ${compareWords(compare)}`;
  const known = area ? countIn(area, facts) : total(facts);
  if (known === null) return unknown(area ? "affected" : "persons", question);
  return judged(compare, known, where, question);
}

function personsInOneState(compare: Compare, area: string, facts: Facts): Answer {
  const question = `how many persons are affected in any one state of ${area}? The rule asks for ${compareWords(compare)}`;
  const { affected } = facts;
  if (affected === null) return unknown("affected", question);
  const states = affected.places.filter(({ place }) => liesIn(place, area) && place.includes("-"));
  const most = states.reduce<Known | null>((best, { persons: count }) => {
    const number = numberIn(count);
    if (number === null) return best;
    return best && best.number >= number
      ? best
      : { number, approximate: count.kind === "approximate", complete: true };
  }, null);
  const complete =
    affected.complete &&
    states.every(({ persons: count }) => numberIn(count) !== null) &&
    !affected.places.some(({ place }) => place === area);
  if (most === null)
    return complete
      ? no(`no persons are affected in a state of ${area}`)
      : unknown("affected", question);
  return judged(compare, { ...most, complete }, ` in one state of ${area}`, question);
}

interface Known {
  number: number;
  approximate: boolean;
  /** Whether there can be no more than that. */
  complete: boolean;
}

/** A lower bound proves "more than", never "fewer than"; and the reverse. */
function judged(compare: Compare, known: Known, where: string, question: string): Answer {
  const count = `${known.approximate ? "about " : ""}${known.number.toLocaleString("en-GB")}${known.complete ? "" : " so far"} affected${where}`;
  const said = `${count}, and the rule asks for ${compareWords(compare)}`;
  const holds = compares(compare, known.number);
  if (known.complete || holds === (compare.is !== "less_than")) return either(holds, said, said);
  return unknown(where ? "affected" : "persons", question);
}

function total({ persons: count }: Facts): Known | null {
  const number = numberIn(count);
  return number === null
    ? null
    : { number, approximate: count?.kind === "approximate", complete: true };
}

function countIn(area: string, { affected }: Facts): Known | null {
  if (affected === null) return null;
  const there = affected.places.filter(({ place }) => liesIn(place, area));
  const numbers = there.map(({ persons: count }) => numberIn(count));
  const known = numbers.filter((number) => number !== null);
  const complete =
    affected.complete &&
    known.length === numbers.length &&
    !affected.places.some(({ place }) => mightLieIn(place, area));
  if (known.length === 0 && !complete) return null;
  return {
    number: known.reduce((sum, number) => sum + number, 0),
    approximate: there.some(({ persons: count }) => count.kind === "approximate"),
    complete,
  };
}

function riskIn(wanted: readonly string[], { risk }: Facts): Answer {
  if (risk === null) return unknown("risk", `is the risk ${listed(wanted)}?`);
  const said = {
    unlikely: "a risk was found unlikely",
    risk: "a risk was found",
    high_risk: "a high risk was found",
  };
  return either(wanted.includes(risk), said[risk], said[risk]);
}

function dataIn(wanted: readonly string[], { dataCategories }: Facts): Answer {
  const question = `are ${listed(wanted)} data affected?`;
  if (dataCategories === null) return unknown("data_categories", question);
  const held = dataCategories.filter((category) => wanted.includes(category));
  if (held.length > 0) return yes(`${listed(held)} data are affected`);
  if (dataCategories.includes("to_be_determined")) return unknown("data_categories", question);
  return no(`no ${listed(wanted)} data are affected`);
}

function unintelligible({ protection }: Facts): Answer {
  const question = "could the data be read, and is the key safe?";
  if (protection === null || protection.data === "unknown") return unknown("protection", question);
  if (protection.data !== "unintelligible") return no("the data could be read");
  if (protection.key === "unknown") return unknown("protection", question);
  return either(
    protection.key !== "compromised",
    "the data are unintelligible and the key is safe",
    "the key was lost with the data",
  );
}

const FINDING_QUESTIONS: Readonly<Record<string, string>> = {
  nis2_significant: "is the incident significant (NIS2 Art. 23(3))?",
  dora_major: "was the incident classified as major (DORA)?",
  exploited_vulnerability: "is a vulnerability of a product actively exploited (CRA Art. 14(1))?",
  severe_product_incident: "is a severe incident of a product's security at hand (CRA Art. 14(5))?",
  ai_serious_incident: "is it a serious incident of a high-risk AI system (AI Act Art. 3(49))?",
  ai_widespread: "is it a widespread infringement or an incident of AI Act Art. 3(49)(b)?",
  ai_death: "did a person die (AI Act Art. 73(4))?",
};

function finding(name: keyof Facts["findings"], { findings }: Facts): Answer {
  const held = findings[name];
  const question = FINDING_QUESTIONS[name] ?? words(name);
  if (held === undefined) return unknown(`findings.${name}`, question);
  return either(held, `found: ${words(name)}`, `found not to be: ${words(name)}`);
}
