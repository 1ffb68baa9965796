/** Conditions and starts in English: what a rule's page says that is evaluated, and from what a period runs. */
import { compareWords } from "./counts";
import type { InstantFact } from "./facts";
import { FINDING_WORDS } from "./findings";
import { placeWords } from "./places";
import type { Predicate } from "./predicate";
import { type Rule, type Start, startOf } from "./rule";
import { asSentence, listed, withArticle } from "./words";

/** The rule's conditions, each a sentence; all must hold. None where a person decides. */
export function conditionsOf(rule: Rule): string[] {
  return [rule.applies, rule.when]
    .flatMap((predicate) => (predicate ? allOf(predicate) : []))
    .map((predicate) => asSentence(predicateWords(predicate)));
}

const allOf = (predicate: Predicate): Predicate[] =>
  "all" in predicate ? predicate.all.flatMap(allOf) : [predicate];

/** A condition as the part of a sentence. */
export function predicateWords(predicate: Predicate): string {
  if ("all" in predicate) return predicate.all.map(predicateWords).join(", and ");
  if ("any" in predicate) return `either ${predicate.any.map(predicateWords).join(", or ")}`;
  if ("not" in predicate) return negated(predicate.not);
  if ("role" in predicate) return `the organisation is ${listed(predicate.role)} of the data`;
  if ("sector" in predicate) return `the organisation is ${withArticle(listed(predicate.sector))}`;
  if ("touches" in predicate) return touchesWords(predicate.touches, predicate.unknown === "yes");
  if ("established" in predicate) {
    return `the organisation is established in ${placeWords(predicate.established)}`;
  }
  if ("affectedIn" in predicate) {
    return `persons affected live in ${placeWords(predicate.affectedIn)}`;
  }
  if ("persons" in predicate) {
    const where = predicate.in ? ` in ${placeWords(predicate.in)}` : "";
    return `${compareWords(predicate.persons)} persons are affected${where}`;
  }
  if ("personsInOneState" in predicate) {
    const number = compareWords(predicate.personsInOneState);
    return `${number} persons are affected in one state of ${placeWords(predicate.of)}`;
  }
  if ("risk" in predicate)
    return `a person finds ${listed(predicate.risk.map((one) => RISK[one]))}`;
  if ("data" in predicate) return `${listed(predicate.data)} data are affected`;
  if ("unintelligible" in predicate) return "the data are unintelligible and the key is safe";
  if ("finding" in predicate) return FINDING_WORDS[predicate.finding].yes;
  if ("filedIncomplete" in predicate) {
    return `a filing under ${predicate.filedIncomplete} is on record that was marked incomplete`;
  }
  return `a person answers yes to this: ${predicate.judge}`;
}

const RISK = { unlikely: "a risk unlikely", risk: "a risk", high_risk: "a high risk" } as const;

function negated(predicate: Predicate): string {
  if ("sector" in predicate) return `the organisation is no ${listed(predicate.sector)}`;
  if ("unintelligible" in predicate) return "the data can be read, or the key is not safe";
  return `it is not so that ${predicateWords(predicate)}`;
}

function touchesWords(area: string, whenUnknown: boolean): string {
  const place = placeWords(area);
  const said = `the organisation is established in ${place}, or persons affected live there`;
  return whenUnknown ? `${said}; what is not on record counts as so` : said;
}

const INSTANT: Readonly<Record<InstantFact, string>> = {
  occurred_from: "the breach began",
  occurred_to: "the breach ended",
  detected_at: "the breach was detected",
  reported_internally_at: "the breach was reported internally",
  processor_informed_at: "the processor told of the breach",
  aware_at: "the organisation became aware",
  classified_at: "the incident was classified as major",
  determined_at: "the determination that the rule asks for was made",
  fix_available_at: "a fix became available",
};

/** From what on record the rule's period runs, as a sentence. */
export function startWords(rule: Rule): string {
  return asSentence(from(startOf(rule)));
}

function from(start: Start): string {
  if ("never" in start) return start.never;
  if ("fact" in start) return `from when ${INSTANT[start.fact]}`;
  if ("filing" in start) return `from the ${start.which} filing under ${start.filing}`;
  if ("yearEndOf" in start) return "from the end of the calendar year in which it was discovered";
  if ("found" in start) return "from when a person found a high risk";
  if ("stated" in start) return "from an instant that a person states: nothing on record tells it";
  return "from the first on record of detection, internal report, the processor's word and awareness";
}
