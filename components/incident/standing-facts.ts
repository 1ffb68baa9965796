/** Facts on record as a page shows them: what stands, what stood before, in words. */
import { INSTANT_WORDS, INSTANTS } from "@/lib/law/facts";
import type { FactOut, FactsOut } from "@/lib/schema/facts";
import { statedSchema } from "@/lib/schema/facts";
import { formatInstant } from "@/lib/time";
import {
  AVAILABILITY_WORDS,
  CONFIDENTIALITY_WORDS,
  COUNT_WORDS,
  DATA_WORDS,
  FINDING_WORDS,
  INTEGRITY_WORDS,
  KEY_WORDS,
  PERSON_WORDS,
  PROTECTION_WORDS,
  RISK_WORDS,
  ROLE_WORDS,
} from "../facts/fact-words";
import { placeName } from "../facts/places";
import { FACT_GROUPS, type FactGroup, factsIn } from "./fact-groups";

const NAMES: Readonly<Record<string, string>> = {
  ...INSTANT_WORDS,
  role: "Role",
  controllers: "Controllers",
  zone: "Zone for days",
  affected: "Where they live",
  persons: "People affected",
  records: "Records affected",
  person_categories: "Groups of people",
  data_categories: "Kinds of data",
  nature: "Nature",
  protection: "Could it be read",
  risk: "Risk to people",
  findings: "Findings",
  consequences: "Likely consequences",
  effects: "Effects so far",
  measures_taken: "Measures taken",
  measures_proposed: "Measures proposed",
  remedial_action: "Remedial action",
  contact: "Contact point",
};

/** The fact's name in words. */
export function factName(fact: string): string {
  return NAMES[fact] ?? fact.replaceAll("_", " ");
}

/** Whether the fact is an instant. */
export function isInstantFact(fact: string): boolean {
  return INSTANTS.some((name) => name === fact);
}

export interface StandingFact {
  fact: string;
  now: FactOut;
  /** What was stated before, the newest first. */
  before: FactOut[];
}

/** What stands, group by group; a fact that was taken back stands too, as taken back. */
export function standingFacts({ history }: Pick<FactsOut, "history">) {
  const byFact = new Map<string, FactOut[]>();
  for (const statement of history) {
    byFact.set(statement.fact, [statement, ...(byFact.get(statement.fact) ?? [])]);
  }
  return FACT_GROUPS.map((group): { group: FactGroup; facts: StandingFact[] } => ({
    group,
    facts: factsIn(group).flatMap((fact) => {
      const [now, ...before] = byFact.get(fact) ?? [];
      return now ? [{ fact, now, before }] : [];
    }),
  }));
}

const shape = statedSchema.shape;
type Count = ReturnType<typeof shape.persons.parse>;

function countWords(count: Count): string {
  if (!("number" in count)) return COUNT_WORDS[count.kind];
  const number = count.number.toLocaleString("en-GB");
  return count.kind === "approximate" ? `About ${number}` : number;
}

const SAID: Readonly<Record<string, (value: unknown) => string>> = {
  role: (value) => ROLE_WORDS[shape.role.parse(value)],
  controllers: (value) => shape.controllers.parse(value).join(", "),
  persons: (value) => countWords(shape.persons.parse(value)),
  records: (value) => countWords(shape.records.parse(value)),
  person_categories: (value) =>
    shape.person_categories
      .parse(value)
      .map((name) => PERSON_WORDS[name])
      .join(", "),
  data_categories: (value) =>
    shape.data_categories
      .parse(value)
      .map((name) => DATA_WORDS[name])
      .join(", "),
  affected: (value) => {
    const { places, complete } = shape.affected.parse(value);
    const said = places.map(
      ({ place, persons }) => `${placeName(place)}: ${countWords(persons).toLowerCase()}`,
    );
    return [...said, complete ? "nobody elsewhere" : "perhaps elsewhere too"].join("\n");
  },
  nature: (value) => {
    const { confidentiality, integrity, availability } = shape.nature.parse(value);
    return [
      confidentiality && `Confidentiality: ${CONFIDENTIALITY_WORDS[confidentiality]}`,
      integrity && `Integrity: ${INTEGRITY_WORDS[integrity]}`,
      availability && `Availability: ${AVAILABILITY_WORDS[availability]}`,
    ]
      .filter(Boolean)
      .join("\n");
  },
  protection: (value) => {
    const { data, key } = shape.protection.parse(value);
    return `${PROTECTION_WORDS[data]}. Key: ${KEY_WORDS[key].toLowerCase()}`;
  },
  risk: (value) => {
    const { level, reasons } = shape.risk.parse(value);
    return `${RISK_WORDS[level]}: ${reasons}`;
  },
  findings: (value) => {
    const found = shape.findings.parse(value);
    return FINDING_NAMES.flatMap((name) =>
      found[name] === undefined ? [] : [`${FINDING_WORDS[name]} ${found[name] ? "Yes" : "No"}`],
    ).join("\n");
  },
};
const FINDING_NAMES = shape.findings.keyType.options;

/** A statement's value in words, instants in `zone`; null where it was taken back. */
export function factWords(fact: string, value: unknown, zone: string): string | null {
  if (value === null || value === undefined) return null;
  if (isInstantFact(fact)) return formatInstant(new Date(String(value)), zone, "full");
  try {
    return SAID[fact]?.(value) ?? String(value);
  } catch {
    // A shape of another version of Tocsin: shown as it is rather than not at all.
    return JSON.stringify(value);
  }
}

const RFC3339 = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A sentence of the server's with its instants in `zone`, and UTC beside them. */
export function inZone(sentence: string, zone: string): string {
  return sentence.replace(RFC3339, (written) => {
    const at = new Date(written);
    const utc = zone === "UTC" ? "" : ` (${formatInstant(at, "UTC", "short")})`;
    return `${formatInstant(at, zone, "full")}${utc}`;
  });
}
