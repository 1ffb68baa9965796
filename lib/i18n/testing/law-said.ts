/** All that the law engine and the register say, over all rules and the facts that they ask for. */
import { Temporal } from "temporal-polyfill";
import { assess } from "../../law/assess";
import { allAuthorities } from "../../law/authorities/directory";
import { leadAuthority } from "../../law/authorities/lead";
import { memberStateCalendar, namedCalendar } from "../../law/calendars";
import { computeClock } from "../../law/clocks/compute";
import { inputFor } from "../../law/clocks/example";
import { type SeverityInputs, severityOf } from "../../law/enisa";
import {
  type Count,
  DATA_CATEGORIES,
  type Facts,
  FINDINGS,
  INSTANTS,
  NO_FACTS,
  RISKS,
  ROLES,
  SECTORS,
} from "../../law/facts";
import { conditionsOf, startWords } from "../../law/predicate-words";
import { CALENDARS, startOf } from "../../law/rule";
import { allRules } from "../../law/rules";
import { words } from "../../law/words";

const RULES = allRules();
const STARTING = RULES.filter((rule) => !("never" in startOf(rule)));
/** Days that end periods on weekends and holidays, and across a change of the clocks. */
const BEGINNINGS = [
  "2026-03-27T16:30:00Z",
  "2026-04-01T09:00:00Z",
  "2026-12-23T22:10:00Z",
  "2024-01-31T10:00:00.250Z",
  "2025-08-31T10:00:00Z",
];
const WHERE: readonly Partial<Facts>[] = [
  {},
  { zone: "Europe/Berlin", establishments: ["DE-BY"], sectors: ["financial_entity"] },
  {
    zone: "America/New_York",
    establishments: ["US-NY", "US-CA"],
    sectors: ["credit_institution", "essential_entity"],
  },
  { zone: "Europe/Paris", establishments: ["FR", "DE"], sectors: null },
  { zone: "Europe/Dublin", establishments: ["IE"], sectors: [] },
];

const number = (of: number, kind: "exact" | "approximate" = "exact"): Count => ({
  kind,
  number: of,
});
const PLACES = ["DE", "FR", "US", "US-CA", "US-TX", "CA-QC", "GB", "IN", "CH", "SG", "JP", "BR"];

/** Facts of many kinds: nothing known, everything denied, everything there, and what lies between. */
const FACTS: readonly Facts[] = [
  NO_FACTS,
  ...ROLES.map((role) => ({ ...NO_FACTS, role })),
  ...SECTORS.map((sector) => ({ ...NO_FACTS, sectors: [sector], establishments: PLACES })),
  ...SECTORS.map((sector) => ({
    ...NO_FACTS,
    sectors: [sector],
    establishments: PLACES,
    findings: Object.fromEntries(FINDINGS.map((name) => [name, true])),
  })),
  { ...NO_FACTS, sectors: [], establishments: [] },
  { ...NO_FACTS, establishments: ["US", "CA"] },
  ...RISKS.map((risk) => ({ ...NO_FACTS, risk, establishments: PLACES })),
  ...[0, 1, 480, 500, 600, 2_000_000].flatMap((of) =>
    (["exact", "approximate"] as const).flatMap((kind) =>
      [true, false].map((complete) => ({
        ...NO_FACTS,
        persons: number(of, kind),
        establishments: [],
        affected: {
          complete,
          places: PLACES.map((place) => ({ place, persons: number(of, kind) })),
        },
      })),
    ),
  ),
  {
    ...NO_FACTS,
    persons: number(100),
    affected: { complete: true, places: [{ place: "US-CA", persons: number(90_000) }] },
  },
  { ...NO_FACTS, affected: { complete: true, places: [] }, establishments: [], dataCategories: [] },
  ...DATA_CATEGORIES.map((category) => ({
    ...NO_FACTS,
    dataCategories: [category],
    establishments: PLACES,
    affected: { complete: false, places: PLACES.map((place) => ({ place, persons: number(1) })) },
  })),
  ...[true, false].map((found) => ({
    ...NO_FACTS,
    establishments: PLACES,
    sectors: [...SECTORS],
    dataCategories: ["health" as const, "credentials" as const],
    findings: Object.fromEntries(FINDINGS.map((name) => [name, found])),
  })),
  ...(["safe", "compromised", "unknown"] as const).map((key) => ({
    ...NO_FACTS,
    establishments: PLACES,
    sectors: [...SECTORS],
    protection: { data: "unintelligible" as const, key },
  })),
  {
    ...NO_FACTS,
    establishments: PLACES,
    sectors: [...SECTORS],
    protection: { data: "readable", key: "none" },
  },
  {
    ...NO_FACTS,
    instants: { aware_at: new Date("1999-05-01T00:00:00Z") },
    establishments: PLACES,
    affected: {
      complete: false,
      places: PLACES.map((place) => ({ place, persons: number(5000) })),
    },
  },
];

function* reasons(): Generator<string> {
  const now = new Date("2026-11-21T10:00:00Z");
  const set = (offBecause: string | null, commencement: string | null) =>
    new Map(RULES.map(({ id }) => [id, { offBecause, commencement }]));
  const plain = { settings: new Map(), filed: { incomplete: new Set<string>() }, now };
  const all = { ...plain, filed: { incomplete: new Set(RULES.map(({ id }) => id)) } };
  const said = [
    ...FACTS.flatMap((facts) => assess(RULES, facts, plain)),
    ...assess(RULES, NO_FACTS, all),
    ...assess(RULES, NO_FACTS, { ...plain, settings: set(null, "2030-01-01") }),
    ...assess(RULES, NO_FACTS, { ...plain, settings: set("we are not there", null) }),
  ];
  for (const { reason, missing } of said) {
    yield reason;
    for (const { question } of missing) yield question;
  }
}

type Known = Parameters<typeof inputFor>[1];
const FILED = RULES.map(({ id }) => id);
const allAt = (at: string) => Object.fromEntries(INSTANTS.map((name) => [name, at]));

/** All that can start a clock, at one instant. */
const WHOLE: readonly Known[] = BEGINNINGS.map((at) => ({
  ...allAt(at),
  filed: Object.fromEntries(FILED.map((id) => [id, at])),
  highRisk: at,
  stated: at,
}));
/** Nothing, one thing alone, or what cannot be. */
const PARTS: readonly Known[] = [
  {},
  ...INSTANTS.map((name) => ({ [name]: "2026-03-27T16:30:00Z" })),
  { stated: "2026-03-27T16:30:00Z" },
  { ...allAt("2026-03-27T16:30:00Z"), aware_at: "2023-05-01T00:00:00Z" },
  { ...allAt("2026-03-27T16:30:00Z"), classified_at: "2027-06-01T00:00:00Z" },
  { ...allAt("2026-03-27T16:30:00Z"), occurred_to: "2023-05-01T00:00:00Z" },
  { aware_at: "2026-03-01T00:00:00Z", detected_at: "2026-03-02T00:00:00Z" },
  allAt("2120-03-02T00:00:00Z"),
  { ...allAt("2120-03-02T00:00:00Z"), zone: "Europe/Berlin" },
];
const SETTLED_BEFORE = {
  resolvedAt: new Date("2020-01-01"),
  authorityNotifiedAt: new Date("2020-01-01"),
};

function* lines(): Generator<string> {
  for (const rule of STARTING) {
    const inputs = [
      ...WHERE.flatMap(({ zone = null, ...facts }) =>
        WHOLE.map((known) => inputFor(rule, { ...known, zone, facts })),
      ),
      ...PARTS.map((known) => inputFor(rule, known)),
      inputFor(rule, { ...allAt("2026-03-27T16:30:00Z"), facts: SETTLED_BEFORE }),
    ];
    const clocks = inputs.map(computeClock);
    for (const { computation, readings } of clocks) {
      yield* computation;
      for (const { words: reading } of readings) yield reading;
    }
  }
}

function* leads(): Generator<string> {
  const places = [
    null,
    [],
    ["FR"],
    ["DE"],
    ["DE-BY", "FR"],
    ["ES"],
    ["US", "GB", "CH"],
    ["IE", "IT"],
  ];
  for (const mainEstablishment of [null, "FR", "DE", "DE-BY", "US", "ES"]) {
    for (const establishments of places) {
      for (const affectedPlaces of places) {
        for (const body of [null, "private", "public"] as const) {
          for (const role of [null, ...ROLES]) {
            const asked = { mainEstablishment, establishments, affectedPlaces, body, role };
            yield* leadAuthority(asked).reasons;
          }
        }
      }
    }
  }
}

/** What a rule's page says: what is evaluated, from when, and when the duty exists. */
function* ofRules(): Generator<string> {
  for (const rule of RULES) {
    yield* conditionsOf(rule);
    yield startWords(rule);
    yield rule.threshold;
    yield rule.appliesTo;
    yield rule.trigger.words;
    for (const { words: order } of rule.notBefore) yield order;
  }
  for (const { competence } of allAuthorities()) yield competence ?? "";
}

/** Every choice of ENISA's method, and every band. */
const CHOICES: readonly SeverityInputs[] = [
  {
    data: { simple: 1, behavioural: 1, financial: 1, sensitive: 1 },
    identification: "negligible",
    confidentiality: "no_evidence",
    integrity: "no_misuse",
    availability: "recoverable",
    intent: "none",
  },
  {
    data: { simple: 2, behavioural: 2, financial: 2, sensitive: 2 },
    identification: "limited",
    confidentiality: "known_recipients",
    integrity: "misuse_recoverable",
    availability: "temporary",
    intent: "malicious",
  },
  {
    data: { simple: 3, behavioural: 3, financial: 3, sensitive: 3 },
    identification: "significant",
    confidentiality: "unknown_recipients",
    integrity: "misuse_unrecoverable",
    availability: "permanent",
    intent: "malicious",
  },
  {
    data: { simple: 4, behavioural: 4, financial: 4, sensitive: 4 },
    identification: "maximum",
    confidentiality: "no_evidence",
    integrity: "no_misuse",
    availability: "recoverable",
    intent: "none",
  },
  {
    data: { sensitive: 3 },
    identification: "maximum",
    confidentiality: "no_evidence",
    integrity: "no_misuse",
    availability: "recoverable",
    intent: "none",
  },
];

function* sums(): Generator<string> {
  for (const inputs of CHOICES) {
    for (const known of [true, false, null]) {
      const persons = known === null ? null : known ? 101 : 5;
      yield* severityOf(inputs, { persons, unintelligible: known }).computation;
    }
  }
}

/** What calendars and codes may put into a sentence, though these facts do not. */
function* names(): Generator<string> {
  for (const code of [...SECTORS, ...DATA_CATEGORIES, ...ROLES]) yield words(code);
  const first = Temporal.PlainDate.from("2025-01-01");
  const calendars = ["AT", "DE", "DK", "IE", "IT", "LV", "MT", "PL"].flatMap(
    (state) => memberStateCalendar(state) ?? [],
  );
  for (const calendar of [...calendars, ...CALENDARS.map(namedCalendar)]) {
    for (let days = 0; days < 2 * 366; days++) yield calendar.dayOff(first.add({ days })) ?? "";
  }
}

/** What the register says of duties besides: each with what a person wrote, which stays as it is. */
export const OF_THE_REGISTER = [
  "Rule eu-gdpr-art34, version 2: GDPR Art. 34(1).",
  "Rule eu-gdpr-art34, version 2.",
  "So there is no deadline. Decide now: state what is missing, or decide whether it applies.",
  "A person decided that it applies: They are ours. It was found.",
  "A DPDP event reported the breach.",
  "It runs from what is sent under eu-gdpr-art33, and nothing is to be sent there.",
  "This controller is not named any more.",
  "Each controller now has a duty of its own.",
  "The record was deleted: Entered twice.",
  "The authority gave time until 2026-03-09T16:30:00.000Z: Letter of 8 March",
  "Computed anew on 2026-03-09T16:30:00.000Z after a correction. What was found at the filing stands: no deadline stood.",
  "Under the corrected facts: late by 720000 ms.",
  "Out of order: The Attorney General is told before the residents.",
  "Became aware 2026-03-01T00:00:00.000Z lies before Detected 2026-03-02T00:00:00.000Z.",
  "Rule in-dpdp-grievance-90d, version 1: DPDP Rules 2025 r. 14(3), 90 calendar days from the receipt of the request.",
  "Receipt: 2026-03-09T16:30:00.000Z.",
  "A person decides: is the request a grievance about sensitive personal data? The SPDI Rules bind until the DPDP Rules do.",
  "If it is a grievance about sensitive personal data, the month ends 2026-03-09T16:30:00.000Z.",
  "No recipient was named, so nothing was stopped. Open: board 0192, cert_in 0193.",
  "This was on record before. Nothing was left to stop. No timer of the breach is open.",
  "20 of 1000 affected were told. The timer runs on until all are.",
  "New consent is needed for “post”. The consent given before does not cover it (s. 6(1)).",
  "New consent is needed for the new purpose. The consent for “post” does not cover it (s. 6(1)).",
  "Asha Rao decided 2026-03-09T16:30:00.000Z: it is a grievance",
];

export const REASONS = [...new Set(reasons())];
export const OF_RULES = [...new Set(ofRules())].filter((one) => one !== "");
export const SUMS = [...new Set(sums())];
export const LEADS = [...new Set(leads())];
export const LINES = [...new Set(lines())];
export const NAMES = [...new Set(names())];
