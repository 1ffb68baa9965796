/** From jurisdictions to the fact where the affected live, and from duties back to jurisdictions. */
import type { DutyRow } from "../../db/rows";
import { newId } from "../../ids";
import { EEA_STATES, liesIn } from "../../law/places";
import type { Rule } from "../../law/rule";
import type { Stated } from "../../schema/facts";
import type { Profile } from "../../schema/profile";
import { alpha3Of, jurisdictionOf, placeOf } from "../../schema/register-door/countries";
import { standing, statedOf } from "../facts-now";
import type { WholeIncident } from "../incident";
import { frozenRule, type Law } from "../law";
import { type HeldJurisdiction, jurisdictionsOf } from "./statement";

/** Where the affected live, as far as jurisdictions tell: how many there are, and whether elsewhere too, is open. */
export function affectedBy(
  jurisdictions: readonly { countryCode: string; stateProvinceCode?: string | undefined }[],
): Stated["affected"] | null {
  const places = [...new Set(jurisdictions.map(placeOf))];
  if (places.length === 0) return null;
  const persons = { kind: "to_be_determined" } as const;
  return { places: places.map((place) => ({ place, persons })), complete: false };
}

/**
 * What the jurisdictions say of the affected, where nobody has said it better: undefined where a statement
 * stands that did not come from the jurisdictions.
 */
export function affectedToState(
  incident: WholeIncident,
  jurisdictions: readonly HeldJurisdiction[],
): Stated["affected"] | null | undefined {
  const stands = statedOf(standing(incident.facts), "affected");
  const ownBefore = affectedBy(jurisdictionsOf(incident));
  if (stands !== null && !sameAffected(stands, ownBefore)) return undefined;
  return affectedBy(jurisdictions);
}

function sameAffected(one: Stated["affected"], other: Stated["affected"] | null): boolean {
  if (other === null || one.complete !== other.complete) return false;
  const said = (affected: Stated["affected"]) =>
    affected.places
      .map(({ place, persons }) => `${place} ${persons.kind}`)
      .sort()
      .join();
  return said(one) === said(other);
}

/** Whether a rule of `jurisdiction` speaks of `place`: its own law, that of its country, the Union's. */
export function speaksOf({ jurisdiction }: Pick<Rule, "jurisdiction">, place: string): boolean {
  if (jurisdiction === "EU") return liesIn(place, "EEA");
  return liesIn(place, jurisdiction) || liesIn(jurisdiction, place);
}

/** The jurisdictions with those that the duties bring besides: each law that applies for certain. */
export function withFollowing(incident: WholeIncident, law: Law, now: Date): HeldJurisdiction[] {
  const held = jurisdictionsOf(incident);
  const places = incident.duties
    .filter((duty) => duty.state !== "superseded" && !isUntold(duty))
    .flatMap((duty) => placesOfDuty(duty, law, held))
    .filter((place) => !held.some((one) => liesIn(placeOf(one), place)));
  const added = [...new Set(places)].flatMap((place) => {
    const said = jurisdictionOf(place);
    return said ? [{ jurisdictionId: newId(now), ...said }] : [];
  });
  return [...held, ...added];
}

/** Whether it cannot be told that the duty exists at all. */
function isUntold({ state, missing }: DutyRow): boolean {
  return state === "to_decide" && Array.isArray(missing) && missing.length > 0;
}

/** A state's law is its state's, a country's its country's; the Union's is that of the establishment in it. */
function placesOfDuty(duty: DutyRow, law: Law, held: readonly HeldJurisdiction[]): string[] {
  const rule = frozenRule(law, duty) ?? law.rules.find(({ id }) => id === duty.ruleId);
  if (!rule) return [];
  if (rule.jurisdiction !== "EU") return isPlace(rule.jurisdiction) ? [rule.jurisdiction] : [];
  if (held.some((one) => liesIn(placeOf(one), "EEA"))) return [];
  const seat = seatInEea(law.profile);
  return seat === null ? [] : [seat];
}

/** A country of ISO, and of those that are named by state a state. */
function isPlace(place: string): boolean {
  const country = place.slice(0, 2);
  return (
    alpha3Of(country) !== undefined &&
    !((country === "US" || country === "CA") && place === country)
  );
}

function seatInEea({ main_establishment: main, establishments }: Profile): string | null {
  const seats = [...(main === null ? [] : [main]), ...(establishments ?? [])];
  return seats.find((place) => EEA_STATES.has(place.slice(0, 2)))?.slice(0, 2) ?? null;
}
