/** Numbers of persons held against a rule's number: "500 or more" and "more than 500" are different laws. */
import { type Answer, either, unknown } from "./answer";
import type { Count, Facts } from "./facts";
import { liesIn, mightLieIn, placeWords } from "./places";
import type { Compare } from "./predicate";

export const numberIn = (count: Count | null): number | null =>
  count && "number" in count ? count.number : null;

/** "500 or more", "more than 500", "fewer than 500". */
export function compareWords({ is, number }: Compare): string {
  const said = number.toLocaleString("en-GB");
  if (is === "more_than") return `more than ${said}`;
  return is === "at_least" ? `${said} or more` : `fewer than ${said}`;
}

function compares({ is, number }: Compare, count: number): boolean {
  if (is === "more_than") return count > number;
  return is === "at_least" ? count >= number : count < number;
}

/** Persons affected, in all or in an area. */
export function persons(compare: Compare, area: string | undefined, facts: Facts): Answer {
  const where = () => (area ? ` in ${placeWords(area)}` : "");
  const question = () =>
    `how many persons are affected${where()}? The rule asks for ${compareWords(compare)}`;
  const fact = area ? "affected" : "persons";
  const known = area ? countIn(area, facts) : total(facts);
  const fault = area ? null : contradicted(compare, facts);
  if (fault) return unknown(fact, () => fault);
  const answer = judged(compare, known, where, question, fact);
  return area ? bounded(answer, compare, total(facts), () => " in all", question) : answer;
}

/** Persons affected in one state of an area. */
export function personsInOneState(compare: Compare, area: string, facts: Facts): Answer {
  const question = () =>
    `how many persons are affected in any one state of ${placeWords(area)}? The rule asks for ${compareWords(compare)}`;
  const where = () => ` in one state of ${placeWords(area)}`;
  const answer = judged(compare, mostInOneState(area, facts), where, question, "affected");
  const inArea = countIn(area, facts);
  const within = bounded(answer, compare, inArea, () => ` in ${placeWords(area)}`, question);
  return bounded(within, compare, total(facts), () => " in all", question);
}

/** The state of the area with the most, of those that carry a number. */
function mostInOneState(area: string, { affected }: Facts): Known | null {
  if (affected === null) return null;
  const states = affected.places.filter(({ place }) => liesIn(place, area) && place.includes("-"));
  const complete =
    affected.complete &&
    states.every(({ persons: count }) => numberIn(count) !== null) &&
    !affected.places.some(({ place }) => place === area);
  let most: Known | null = complete ? { number: 0, approximate: false, complete } : null;
  for (const { persons: count } of states) {
    const number = numberIn(count);
    if (number === null || (most !== null && most.number > number)) continue;
    most = { number, approximate: count.kind === "approximate", complete };
  }
  return most;
}

interface Known {
  number: number;
  approximate: boolean;
  /** Whether there can be no more than that. */
  complete: boolean;
}

/** How far below the rule's number "about" may still hide it. A choice of ours: no law says how wide "about" is. */
const ABOUT = 0.1;

/** Whether an approximate number lies so near that the rule's own could stand behind it. */
function mayHide(compare: Compare, { approximate, number }: Known): boolean {
  if (!approximate || number > compare.number) return false;
  return compare.number - number <= compare.number * ABOUT;
}

/**
 * A lower bound proves "more than", never "fewer than". "About 480" does not prove "fewer than 500" either:
 * what lies a little below stays open, what lies above counts as above.
 */
function judged(
  compare: Compare,
  known: Known | null,
  where: () => string,
  question: () => string,
  fact: string,
): Answer {
  if (known === null || mayHide(compare, known)) return unknown(fact, question);
  const said = () => {
    const about = known.approximate ? "about " : "";
    const soFar = known.complete ? "" : " so far";
    const count = `${about}${known.number.toLocaleString("en-GB")}${soFar} affected${where()}`;
    return `${count}, and the rule asks for ${compareWords(compare)}`;
  };
  const holds = compares(compare, known.number);
  if (known.complete || holds === (compare.is !== "less_than")) return either(holds, said);
  return unknown(fact, question);
}

/** What cannot be told of a part may be told by the whole: no more are affected in a part than in all. */
function bounded(
  answer: Answer,
  compare: Compare,
  whole: Known | null,
  where: () => string,
  question: () => string,
): Answer {
  if (answer.holds !== null || whole === null || !whole.complete) return answer;
  const bound = judged(compare, whole, where, question, "persons");
  return bound.holds === (compare.is === "less_than") ? bound : answer;
}

/** More in the places than in all: where the rule's number lies between the two, nothing can be told. */
function contradicted(compare: Compare, facts: Facts): string | null {
  const whole = numberIn(facts.persons);
  const places = facts.affected?.places ?? [];
  const least = places.reduce((sum, { place, persons: count }) => {
    const nested = places.some((other) => other.place !== place && liesIn(place, other.place));
    return sum + (nested ? 0 : (numberIn(count) ?? 0));
  }, 0);
  if (whole === null || least <= whole) return null;
  if (compares(compare, whole) === compares(compare, least)) return null;
  const said = [whole, least].map((number) => number.toLocaleString("en-GB"));
  return `how many persons are affected? ${said[0]} in all contradict ${said[1]} in the places named, and the rule asks for ${compareWords(compare)}`;
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
