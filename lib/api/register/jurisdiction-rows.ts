/** Each jurisdiction with what the register's own duties say of it: whom to tell, by when, how urgent it is. */
import type { DutyRow } from "../../db/rows";
import type { Rule } from "../../law/rule";
import { isOpen, type WholeIncident } from "../../register/incident";
import { frozenRule, type Law, latestRule } from "../../register/law";
import { speaksOf } from "../../register/register-door/jurisdictions";
import { type HeldJurisdiction, jurisdictionsOf } from "../../register/register-door/statement";
import type { JurisdictionRow } from "../../schema/register-door/answers";
import { countryOf, placeOf } from "../../schema/register-door/countries";
import { known } from "./known";
import { placeNameOf } from "./place-names";

/** Recipients that are authorities, whatever their trade. */
const AUTHORITIES: readonly Rule["recipient"]["kind"][] = [
  "authority",
  "cert",
  "financial_regulator",
  "attorney_general",
];
const HOUR_MS = 3_600_000;
/** Due within this: high. */
const HIGH_MS = 24 * HOUR_MS;
/** Due within this, or without a number: medium. */
const MEDIUM_MS = 72 * HOUR_MS;

/** States in which nobody must be told, or nobody knows yet. */
const UNNEEDED: readonly DutyRow["state"][] = [
  "to_decide",
  "not_required",
  "not_a_breach",
  "superseded",
];

interface Guidance {
  duty: DutyRow;
  rule: Rule;
}

/** The rows of an incident, in the order in which the jurisdictions were named. */
export function jurisdictionRows(incident: WholeIncident, law: Law, now: Date): JurisdictionRow[] {
  const guidances = incident.duties.flatMap((duty) => {
    const rule = frozenRule(law, duty) ?? latestRule(law, duty.ruleId);
    return rule ? [{ duty, rule }] : [];
  });
  return jurisdictionsOf(incident).map((one) => rowOf(one, guidances, now));
}

function rowOf(one: HeldJurisdiction, guidances: readonly Guidance[], now: Date): JurisdictionRow {
  const place = placeOf(one);
  const its = guidances.filter(({ rule }) => speaksOf(rule, place));
  const standing = its.filter(({ duty }) => duty.state !== "superseded");
  const authority = its.filter(({ rule }) => AUTHORITIES.includes(rule.recipient.kind));
  const individual = its.filter(({ rule }) => rule.recipient.kind === "individuals");
  const { stateProvinceCode } = one;
  return {
    jurisdictionId: one.jurisdictionId,
    regionName: countryOf(one.countryCode)?.region ?? "",
    countryName: placeNameOf(place.slice(0, 2)),
    countryCode: one.countryCode,
    ...(stateProvinceCode === undefined
      ? {}
      : {
          stateProvinceName: place.includes("-") ? placeNameOf(place) : stateProvinceCode,
          stateProvinceCode,
        }),
    urgency: urgencyOf(standing, now),
    notifyIndividual: notifyOf(individual),
    ...known("notifyIndividualDeadline", deadlineOf(individual)),
    notifyAuthority: notifyOf(authority),
    ...known("notifyAuthorityDeadline", deadlineOf(authority)),
    numberOfGuidances: standing.length,
    numberOfAcceptedGuidances: standing.filter(isNeeded).length,
    numberOfAddressedGuidances: standing.filter(({ duty }) => !isOpen(duty)).length,
  };
}

/** Where nothing tells, more must be known: what is not on record is never read as no. */
function notifyOf(its: readonly Guidance[]): JurisdictionRow["notifyAuthority"] {
  const binding = its.filter(({ duty }) => duty.binding);
  if (its.length > 0 && binding.length === 0) return "NOTIFICATION_NOT_REQUIRED";
  if (binding.some(isNeeded)) return "NOTIFICATION_REQUIRED";
  if (binding.length === 0 || binding.some(({ duty }) => isOpen(duty))) return "NEEDS_MORE_INFO";
  return "NOTIFICATION_NOT_REQUIRED";
}

/** A guidance that somebody, or the facts, made a duty. */
function isNeeded({ duty }: Guidance): boolean {
  return !UNNEEDED.includes(duty.state);
}

/** The earliest deadline that is still open, else the earliest there was; none where no duty has an instant. */
function deadlineOf(its: readonly Guidance[]): string | null {
  const due = (of: readonly Guidance[]) =>
    of.flatMap(({ duty }) => (duty.binding && duty.dueAt ? [duty.dueAt.getTime()] : []));
  const open = due(its.filter(({ duty }) => isOpen(duty)));
  const all = open.length > 0 ? open : due(its.filter(isNeeded));
  return all.length === 0 ? null : new Date(Math.min(...all)).toISOString();
}

/** How soon somebody must act there. */
function urgencyOf(its: readonly Guidance[], now: Date): JurisdictionRow["urgency"] {
  const open = its.filter(({ duty }) => duty.binding && isOpen(duty));
  if (open.length === 0) return "NONE";
  const left = open.map(({ duty, rule }) => {
    if (duty.dueAt) return duty.dueAt.getTime() - now.getTime();
    // No awareness, no deadline: an authority's duty stands with the overdue ones.
    const decideNow = duty.state === "to_decide" && AUTHORITIES.includes(rule.recipient.kind);
    return decideNow ? 0 : MEDIUM_MS;
  });
  const soonest = Math.min(...left);
  if (soonest <= HIGH_MS) return "HIGH";
  return soonest <= MEDIUM_MS ? "MEDIUM" : "LOW";
}
