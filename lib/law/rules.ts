/**
 * All rules that this version of Tocsin knows. For the server alone: the packs are large, and a browser
 * asks the API.
 */
import { loadRules } from "./catalogue";
import { AFRICA_AND_GULF } from "./packs/africa-and-gulf";
import { CANADA } from "./packs/canada";
import { CHINA_HONG_KONG_TAIWAN } from "./packs/china-hong-kong-taiwan";
import { EEA_EFTA } from "./packs/eea-efta";
import { EU_CRA } from "./packs/eu-cra";
import { EU_DORA } from "./packs/eu-dora";
import { EU_GDPR } from "./packs/eu-gdpr";
import { EU_NIS2_CER } from "./packs/eu-nis2-cer";
import { EU_PRODUCTS } from "./packs/eu-products";
import { EU_PUBLIC_AND_TELECOM } from "./packs/eu-public-and-telecom";
import { EUROPE_BEYOND_EEA } from "./packs/europe-beyond-eea";
import { GB } from "./packs/gb";
import { INDIA } from "./packs/india";
import { JAPAN_KOREA } from "./packs/japan-korea";
import { LATIN_AMERICA } from "./packs/latin-america";
import { OCEANIA } from "./packs/oceania";
import { SOUTH_EAST_ASIA } from "./packs/south-east-asia";
import { US_CA_NY_TX_FL } from "./packs/us-ca-ny-tx-fl";
import { US_FINANCE_AND_CRITICAL } from "./packs/us-finance-and-critical";
import { US_HEALTH } from "./packs/us-health";
import { US_STATES_ONE_DUTY } from "./packs/us-states-one-duty";
import { US_STATES_TWO_DUTIES } from "./packs/us-states-two-duties";
import { type Rule, startOf } from "./rule";

const LIBRARY = loadRules([
  EU_GDPR,
  EU_PUBLIC_AND_TELECOM,
  EU_NIS2_CER,
  EU_DORA,
  EU_CRA,
  EU_PRODUCTS,
  EEA_EFTA,
  GB,
  EUROPE_BEYOND_EEA,
  INDIA,
  US_HEALTH,
  US_FINANCE_AND_CRITICAL,
  US_CA_NY_TX_FL,
  US_STATES_TWO_DUTIES,
  US_STATES_ONE_DUTY,
  CANADA,
  LATIN_AMERICA,
  SOUTH_EAST_ASIA,
  OCEANIA,
  JAPAN_KOREA,
  CHINA_HONG_KONG_TAIWAN,
  AFRICA_AND_GULF,
]);

/** Every rule in its latest version, in the order of the packs: by jurisdiction, then by law. */
export function allRules(): readonly Rule[] {
  return [...LIBRARY.latest.values()];
}

/** The latest version of that rule, or undefined where this version of Tocsin knows none. */
export function findRule(id: string): Rule | undefined {
  return LIBRARY.latest.get(id);
}

/** Every version of that rule, oldest first; none where there is no such rule. */
export function versionsOf(id: string): readonly Rule[] {
  return LIBRARY.versions.get(id) ?? [];
}

/** The rule as a clock started under it, or undefined where that version is unknown. */
export function ruleAt(id: string, version: number): Rule | undefined {
  return versionsOf(id).find((rule) => rule.version === version);
}

/**
 * Whether a breach can start a clock by the rule: it is law, or started ahead of its date, runs from something
 * that a breach brings, and is a duty of its own. All others are there to be read.
 */
export function startsClocks(rule: Rule): boolean {
  const counts = rule.status === "in_force" || rule.startsBeforeForce === true;
  return counts && rule.limbOf === undefined && !("never" in startOf(rule));
}
