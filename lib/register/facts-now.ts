/** The facts of an incident as they stand: the latest statement of each kind. */
import type { FactRow } from "../db/rows";
import { type Facts, INSTANTS, type InstantFact, NO_FACTS } from "../law/facts";
import { type Stated, type StatedKind, statedSchema } from "../schema/facts";
import type { Profile } from "../schema/profile";
import type { WholeIncident } from "./incident";

/** Which statements stand: by kind, the latest one. A statement that took the fact back stands too. */
export function standing(facts: readonly FactRow[]): ReadonlyMap<string, FactRow> {
  const latest = new Map<string, FactRow>();
  for (const fact of facts) latest.set(fact.kind, fact);
  return latest;
}

/** What is stated of a kind, in its own shape; null where nothing is. */
export function statedOf<K extends StatedKind>(
  stands: ReadonlyMap<string, FactRow>,
  kind: K,
): Stated[K] | null {
  const content = stands.get(kind)?.content ?? null;
  if (content === null) return null;
  const shape: { parse(value: unknown): unknown } = statedSchema.shape[kind];
  return shape.parse(content) as Stated[K];
}

/** What the law is held against: the incident's facts, and what the organisation says about itself. */
export function factsNow(incident: WholeIncident, profile: Profile): Facts {
  const stands = standing(incident.facts);
  const instants: Partial<Record<InstantFact, Date>> = {};
  for (const name of INSTANTS) {
    const value = stands.get(name)?.value;
    if (value) instants[name] = value;
  }
  if (incident.discoveredAt) instants.aware_at = incident.discoveredAt;
  const count = incident.affectedUsers;
  return {
    ...NO_FACTS,
    instants,
    sectors: profile.sectors,
    establishments: profile.establishments,
    zone: statedOf(stands, "zone") ?? profile.zone,
    role: statedOf(stands, "role") ?? profile.default_role,
    controllers: statedOf(stands, "controllers") ?? [],
    affected: statedOf(stands, "affected"),
    // A bare number at a door says how many, not how sure anybody is.
    persons:
      statedOf(stands, "persons") ??
      (count === null ? null : { kind: "approximate", number: Number(count) }),
    records: statedOf(stands, "records"),
    personCategories: statedOf(stands, "person_categories"),
    dataCategories: statedOf(stands, "data_categories"),
    protection: statedOf(stands, "protection"),
    risk: statedOf(stands, "risk")?.level ?? null,
    findings: statedOf(stands, "findings") ?? {},
    authorityNotifiedAt: incident.authorityNotifiedAt,
    resolvedAt: incident.resolutionDate,
  };
}

/** When a person found the high risk that still stands: saying it again, in other words, finds nothing new. */
export function highRiskFoundAt(incident: WholeIncident): Date | null {
  let found: Date | null = null;
  for (const fact of incident.facts) {
    if (fact.kind !== "risk") continue;
    const level = statedOf(new Map([["risk", fact]]), "risk")?.level;
    found = level === "high_risk" ? (found ?? fact.recordedAt) : null;
  }
  return found;
}
