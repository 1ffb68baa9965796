/**
 * The facts that the law asks about: what happened when, who we are, who is affected and where. Each may
 * be unknown, and unknown is never read as no. No fact names a data subject.
 */

/** Instants that start clocks or explain them, in the order in which a breach runs. */
export const INSTANTS = [
  "occurred_from",
  "occurred_to",
  "detected_at",
  "reported_internally_at",
  "processor_informed_at",
  "aware_at",
  "classified_at",
  "determined_at",
  "fix_available_at",
] as const;
export type InstantFact = (typeof INSTANTS)[number];

export const ROLES = ["controller", "joint_controller", "processor"] as const;
export type Role = (typeof ROLES)[number];

/** What an organisation is, as far as laws ask. Kept on the organisation. */
export const SECTORS = [
  "financial_entity",
  "credit_institution",
  "central_counterparty",
  "trading_venue",
  "essential_entity",
  "important_entity",
  "telecom_provider",
  "trust_service_provider",
  "critical_entity",
  "product_manufacturer",
  "high_risk_ai_provider",
  "hipaa_covered_entity",
  "hipaa_business_associate",
  "health_records_vendor",
  "listed_company",
  "eu_institution",
  "law_enforcement",
  "public_body",
] as const;
export type Sector = (typeof SECTORS)[number];

/** How well a number is known. Only the first two carry one. */
export const COUNT_KINDS = ["exact", "approximate", "unknown", "to_be_determined"] as const;
export type Count =
  | { kind: "exact" | "approximate"; number: number }
  | { kind: "unknown" | "to_be_determined" };

/** Groups of affected persons, after field 65 of the EDPB's template (v1.0 of 8 June 2026, draft). */
export const PERSON_CATEGORIES = [
  "customers",
  "employees",
  "military_or_law_enforcement",
  "minors",
  "patients",
  "students",
  "subscribers",
  "users",
  "vulnerable",
  "other",
  "to_be_determined",
] as const;
export type PersonCategory = (typeof PERSON_CATEGORIES)[number];

/** Types of data, after field 70 of the same template: 21 of them. */
export const DATA_CATEGORIES = [
  "basic",
  "contact",
  "biometric",
  "criminal",
  "political",
  "ethnic_origin",
  "beliefs",
  "sex_life",
  "trade_union",
  "genetic",
  "health",
  "economic",
  "employment_health",
  "identification",
  "location",
  "official_documents",
  "payment",
  "profile",
  "credentials",
  "to_be_determined",
  "other",
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** What became of confidentiality, integrity and availability: fields 56, 58 and 59 of the same template. */
export const CONFIDENTIALITY = [
  "disclosed",
  "likely_disclosed",
  "not_disclosed",
  "cannot_assess",
  "to_be_determined",
] as const;
export const INTEGRITY = ["no_misuse", "misuse_recoverable", "misuse_unrecoverable"] as const;
export const AVAILABILITY = ["temporary", "permanent", "to_be_determined"] as const;

/** Risk to the rights and freedoms of natural persons. A person finds it; no score does. */
export const RISKS = ["unlikely", "risk", "high_risk"] as const;
export type Risk = (typeof RISKS)[number];

/** Whether the data can be read by whoever has them, and whether the key was lost with them. */
export interface Protection {
  data: "unintelligible" | "partly_unintelligible" | "readable" | "unknown";
  key: "safe" | "compromised" | "unknown" | "none";
}

/** Yes-or-no findings that a single law turns on. Absent is unknown. */
export const FINDINGS = [
  "nis2_significant",
  "dora_major",
  "exploited_vulnerability",
  "severe_product_incident",
  "ai_serious_incident",
  "ai_widespread",
  "ai_death",
] as const;
export type Finding = (typeof FINDINGS)[number];

/** A country (ISO 3166-1 alpha-2) or one of its states (ISO 3166-2), and how many of the affected live there. */
export interface AffectedPlace {
  place: string;
  persons: Count;
}

/** What a law is held against. Null is unknown. */
export interface Facts {
  instants: Readonly<Partial<Record<InstantFact, Date>>>;
  /** From the organisation; null where nobody has said what it is. */
  sectors: readonly Sector[] | null;
  /** Where the organisation is established: countries and states. */
  establishments: readonly string[] | null;
  /** IANA zone in which days are counted. */
  zone: string | null;
  role: Role | null;
  /** The controllers that a processor works for. Names of firms, never of persons. */
  controllers: readonly string[];
  affected: { places: readonly AffectedPlace[]; complete: boolean } | null;
  persons: Count | null;
  records: Count | null;
  personCategories: readonly PersonCategory[] | null;
  dataCategories: readonly DataCategory[] | null;
  protection: Protection | null;
  risk: Risk | null;
  findings: Readonly<Partial<Record<Finding, boolean>>>;
  /** Facts of the register besides: they contradict or settle, and start no clock. */
  authorityNotifiedAt: Date | null;
  resolvedAt: Date | null;
}

/** Facts of which nothing is known. */
export const NO_FACTS: Facts = {
  instants: {},
  sectors: null,
  establishments: null,
  zone: null,
  role: null,
  controllers: [],
  affected: null,
  persons: null,
  records: null,
  personCategories: null,
  dataCategories: null,
  protection: null,
  risk: null,
  findings: {},
  authorityNotifiedAt: null,
  resolvedAt: null,
};

/** The words that people read for an instant. */
export const INSTANT_WORDS: Readonly<Record<InstantFact, string>> = {
  occurred_from: "Occurred from",
  occurred_to: "Occurred to",
  detected_at: "Detected",
  reported_internally_at: "Reported internally",
  processor_informed_at: "Informed by the processor",
  aware_at: "Became aware",
  classified_at: "Classified as major",
  determined_at: "Determined",
  fix_available_at: "Fix available",
};

export interface Contradiction {
  /** The facts that cannot both be true; the second should not lie before the first. */
  facts: readonly [string, string];
  /** Names both, with both values. */
  sentence: string;
}

/** What cannot come before what. Pairs that can stand in either order are not here. */
const ORDER: readonly (readonly [
  InstantFact | "now",
  InstantFact | "authority" | "resolved" | "now",
])[] = [
  ["occurred_from", "occurred_to"],
  ["occurred_from", "detected_at"],
  ["occurred_from", "aware_at"],
  ["detected_at", "aware_at"],
  ["detected_at", "classified_at"],
  ["detected_at", "determined_at"],
  ["detected_at", "resolved"],
  ["aware_at", "authority"],
  ["aware_at", "resolved"],
];

const OTHER_WORDS = { authority: "Authority notified", resolved: "Resolved", now: "now" };

/** Facts that cannot both be true, each with both values. Instants after `now` contradict the clock. */
export function contradictions(facts: Facts, now?: Date): Contradiction[] {
  const instantOf = (name: string): Date | null =>
    name === "authority"
      ? facts.authorityNotifiedAt
      : name === "resolved"
        ? facts.resolvedAt
        : (facts.instants[name as InstantFact] ?? null);
  const wordsOf = (name: string) =>
    name === "authority" || name === "resolved"
      ? OTHER_WORDS[name]
      : INSTANT_WORDS[name as InstantFact];
  const found: Contradiction[] = [];
  for (const [first, second] of ORDER) {
    const [a, b] = [instantOf(first), instantOf(second)];
    if (!a || !b || a <= b) continue;
    found.push({
      facts: [first, second],
      sentence: `${wordsOf(second)} ${b.toISOString()} lies before ${wordsOf(first)} ${a.toISOString()}.`,
    });
  }
  if (now) {
    const limit = now.getTime() + 5 * 60_000;
    for (const name of INSTANTS) {
      const at = facts.instants[name];
      if (!at || at.getTime() <= limit) continue;
      found.push({
        facts: [name, "now"],
        sentence: `${INSTANT_WORDS[name]} ${at.toISOString()} lies in the future: it is ${now.toISOString()}.`,
      });
    }
  }
  return found;
}
