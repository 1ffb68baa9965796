/** Facts on record as a page shows them: what stands, what stood before, in words. */
import type { TimeWords } from "@/lib/i18n/time-words";
import { isKey, type Words } from "@/lib/i18n/words";
import { INSTANTS } from "@/lib/law/facts";
import type { FactOut, FactsOut } from "@/lib/schema/facts";
import { statedSchema } from "@/lib/schema/facts";
import { placeName } from "../facts/places";
import { FACT_GROUPS, type FactGroup, factsIn } from "./fact-groups";

/** What says facts: the room of facts its values, the room of incidents its names, and the reader's time. */
export interface FactTalk {
  facts: Words<"facts">;
  incident: Words<"incident">;
  time: TimeWords;
}

/** The fact's name in words. */
export function factName({ facts, incident }: Pick<FactTalk, "facts" | "incident">, fact: string) {
  const key = `fact.${fact}`;
  if (isKey(incident, key)) return incident(key);
  const instant = `instant.${fact}`;
  return isKey(facts, instant) ? facts(instant) : fact.replaceAll("_", " ");
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

function countWords({ facts, incident, time }: FactTalk, count: Count): string {
  if (!("number" in count)) return facts(`count.${count.kind}`);
  const number = count.number.toLocaleString(time.locale);
  return count.kind === "approximate" ? incident("value.about", { number }) : number;
}

const SAID: Readonly<Record<string, (talk: FactTalk, value: unknown) => string>> = {
  role: ({ facts }, value) => facts(`role.${shape.role.parse(value)}`),
  controllers: (_talk, value) => shape.controllers.parse(value).join(", "),
  persons: (talk, value) => countWords(talk, shape.persons.parse(value)),
  records: (talk, value) => countWords(talk, shape.records.parse(value)),
  person_categories: ({ facts }, value) =>
    shape.person_categories
      .parse(value)
      .map((name) => facts(`person.${name}`))
      .join(", "),
  data_categories: ({ facts }, value) =>
    shape.data_categories
      .parse(value)
      .map((name) => facts(`data.${name}`))
      .join(", "),
  affected: (talk, value) => {
    const { places, complete } = shape.affected.parse(value);
    const said = places.map(({ place, persons }) =>
      talk.incident("value.pair", {
        name: placeName(place, talk.time.locale),
        value: countWords(talk, persons),
      }),
    );
    return [...said, talk.incident(complete ? "value.nowhereElse" : "value.elsewhere")].join("\n");
  },
  nature: ({ facts, incident }, value) => {
    const { confidentiality, integrity, availability } = shape.nature.parse(value);
    const pair = (name: string, said: string) => incident("value.pair", { name, value: said });
    return [
      confidentiality &&
        pair(facts("nature.confidentiality"), facts(`confidentiality.${confidentiality}`)),
      integrity && pair(facts("nature.integrity"), facts(`integrity.${integrity}`)),
      availability && pair(facts("nature.availability"), facts(`availability.${availability}`)),
    ]
      .filter(Boolean)
      .join("\n");
  },
  protection: ({ facts, incident }, value) => {
    const { data, key } = shape.protection.parse(value);
    return incident("value.protection", {
      data: facts(`protection.${data}`),
      key: facts(`key.${key}`),
    });
  },
  risk: ({ facts, incident }, value) => {
    const { level, reasons } = shape.risk.parse(value);
    return incident("value.pair", { name: facts(`risk.${level}`), value: reasons });
  },
  findings: ({ facts }, value) => {
    const found = shape.findings.parse(value);
    return FINDING_NAMES.flatMap((name) =>
      found[name] === undefined
        ? []
        : [`${facts(`finding.${name}`)} ${facts(found[name] ? "yes" : "no")}`],
    ).join("\n");
  },
};
const FINDING_NAMES = shape.findings.keyType.options;

/** A statement's value in words, instants in the reader's zone; null where it was taken back. */
export function factWords(talk: FactTalk, fact: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (isInstantFact(fact)) return talk.time.at(String(value));
  const say = SAID[fact];
  try {
    if (say) return say(talk, value);
  } catch {
    // A shape of another version of Tocsin: its parts as they are rather than nothing at all.
  }
  return partsOf(value).join("\n");
}

/** The plain values within, in their order. */
function partsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.values(value).flatMap(partsOf);
}

const RFC3339 = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A sentence of the server's with its instants in the reader's zone, and UTC beside them. */
export function inZone(sentence: string, time: TimeWords): string {
  return sentence.replace(RFC3339, (written) => {
    const utc = time.zone === "UTC" ? "" : ` (${time.at(written, "short", "UTC")})`;
    return `${time.at(written)}${utc}`;
  });
}
