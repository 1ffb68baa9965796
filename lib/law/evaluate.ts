/** Whether a condition holds, and why, in words. Pure: the same facts give the same answer. */
import { Answer, all, any, either, no, unknown, yes } from "./answer";
import { numberIn, persons, personsInOneState } from "./counts";
import type { Facts, Finding, Risk } from "./facts";
import { FINDING_QUESTIONS, FINDING_WORDS } from "./findings";
import { liesIn, mightLieIn, placeWords } from "./places";
import type { Predicate } from "./predicate";
import { listed, withArticle, words } from "./words";

/** What conditions see besides the facts: which first filings are on record, and whether complete. */
export interface Filed {
  incomplete: ReadonlySet<string>;
}

/** Evaluates a condition; three-valued: "all" is false at the first no, unknown before it is true. */
export function evaluate(predicate: Predicate, facts: Facts, filed: Filed): Answer {
  if ("all" in predicate) return all(predicate.all, (one) => evaluate(one, facts, filed));
  if ("any" in predicate) return any(predicate.any, (one) => evaluate(one, facts, filed));
  if ("not" in predicate) {
    const { holds, say, ask } = evaluate(predicate.not, facts, filed);
    return new Answer(holds === null ? null : !holds, say, ask);
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
      () => "the first filing was marked incomplete",
      () => "no filing that was marked incomplete is on record",
    );
  }
  return unknown("decision", () => predicate.judge);
}

/** Nothing on record about the role counts as controller: who declares a breach here declares its own. */
function roleIn(roles: readonly string[], { role }: Facts): Answer {
  const held = role ?? "controller";
  return either(roles.includes(held), () =>
    role === null ? "the declaration is a controller's" : `the role is ${words(role)}`,
  );
}

function sectorIn(wanted: readonly string[], { sectors }: Facts): Answer {
  if (sectors === null) {
    return unknown(
      "organisation.sectors",
      () => `is the organisation ${withArticle(listed(wanted))}?`,
    );
  }
  const held = sectors.filter((sector) => wanted.includes(sector));
  return either(
    held.length > 0,
    () => `the organisation is ${withArticle(listed(held, "and"))}`,
    () => `the organisation is no ${listed(wanted)}`,
  );
}

/** Whether the organisation is established in the area, or persons affected live there. */
export function touches(area: string, facts: Facts, whenUnknown = false): Answer {
  const answer = any([established, affectedIn], (about) => about(area, facts));
  if (answer.holds !== null || !whenUnknown) return answer;
  return yes(() => `nothing on record says that ${placeWords(area)} is not touched`);
}

function established(area: string, { establishments }: Facts): Answer {
  if (establishments === null) {
    return unknown(
      "organisation.establishments",
      () => `is the organisation established in ${placeWords(area)}?`,
    );
  }
  const there = establishments.filter((place) => liesIn(place, area));
  if (there.length > 0) {
    return yes(() => `the organisation is established in ${there.join(", ")}`);
  }
  if (establishments.some((place) => mightLieIn(place, area))) {
    return unknown(
      "organisation.establishments",
      () =>
        `is the organisation established in ${placeWords(area)}, and not elsewhere in the country?`,
    );
  }
  return no(() => `the organisation is not established in ${placeWords(area)}`);
}

function affectedIn(area: string, { affected }: Facts): Answer {
  const question = () => `do persons affected live in ${placeWords(area)}?`;
  if (affected === null) return unknown("affected", question);
  const there = affected.places.filter(
    ({ place, persons: count }) => liesIn(place, area) && numberIn(count) !== 0,
  );
  if (there.length > 0) {
    return yes(() => `persons affected live in ${there.map(({ place }) => place).join(", ")}`);
  }
  if (!affected.complete || affected.places.some(({ place }) => mightLieIn(place, area))) {
    return unknown("affected", question);
  }
  return no(() => `no persons affected live in ${placeWords(area)}`);
}

const RISK_FOUND: Readonly<Record<Risk, string>> = {
  unlikely: "a risk was found unlikely",
  risk: "a risk was found",
  high_risk: "a high risk was found",
};

const RISK_ASKED: Readonly<Record<Risk, string>> = {
  unlikely: "a risk unlikely",
  risk: "a risk likely",
  high_risk: "a high risk likely",
};

function riskIn(wanted: readonly Risk[], { risk }: Facts): Answer {
  if (risk === null) {
    return unknown("risk", () => `is ${wanted.map((one) => RISK_ASKED[one]).join(" or ")}?`);
  }
  return either(wanted.includes(risk), () => RISK_FOUND[risk]);
}

function dataIn(wanted: readonly string[], { dataCategories }: Facts): Answer {
  const question = () => `are ${listed(wanted)} data affected?`;
  if (dataCategories === null) return unknown("data_categories", question);
  const held = dataCategories.filter((category) => wanted.includes(category));
  if (held.length > 0) return yes(() => `${listed(held)} data are affected`);
  if (dataCategories.includes("to_be_determined")) return unknown("data_categories", question);
  return no(() => `no ${listed(wanted)} data are affected`);
}

function unintelligible({ protection }: Facts): Answer {
  const question = () => "could the data be read, and is the key safe?";
  if (protection === null || protection.data === "unknown") return unknown("protection", question);
  if (protection.data !== "unintelligible") return no(() => "the data could be read");
  if (protection.key === "unknown") return unknown("protection", question);
  return either(
    protection.key !== "compromised",
    () => "the data are unintelligible and the key is safe",
    () => "the key was lost with the data",
  );
}

function finding(name: Finding, { findings }: Facts): Answer {
  const held = findings[name];
  if (held === undefined) return unknown(`findings.${name}`, () => FINDING_QUESTIONS[name]);
  return either(
    held,
    () => FINDING_WORDS[name].yes,
    () => FINDING_WORDS[name].no,
  );
}
