/** Which duties a decision is about, and whether it can be made on them at all. */
import type { DutyRow } from "../db/rows";
import { notFound, Refusal } from "../errors";
import { startOf } from "../law/rule";
import type { Decide } from "../schema/incident";
import { caseOf } from "./duty-clock";
import { given } from "./faults";
import { isOpen, type WholeIncident } from "./incident";
import { frozenRule, type Law, latestRule } from "./law";
import { newDuty } from "./restate";
import { art33Of } from "./save-duties";

interface Decided {
  decided: DutyRow[];
  /** A duty that the decision brings about. */
  added: DutyRow | null;
}

/**
 * The duties that the decision is about.
 *
 * @throws Refusal not_found, conflict, facts_missing
 */
export function dutiesDecided(
  incident: WholeIncident,
  input: Decide,
  law: Law,
  now: Date,
): Decided {
  requireUsed(input);
  const found = named(incident, input, law, now);
  for (const duty of found.decided) requireFits(duty, input, law);
  return found;
}

/** Refuses what the outcome has no use for: dropped in silence it would look as if it had been kept. */
function requireUsed({ outcome, starts_at, extended_to }: Decide): void {
  const unused = [
    starts_at !== undefined && outcome !== "applies" && ("starts_at" as const),
    extended_to !== undefined && outcome !== "extended" && ("extended_to" as const),
  ].filter((name) => name !== false);
  if (unused.length === 0) return;
  throw new Refusal("invalid_request", `"${outcome}" takes no ${unused.join(" and no ")}.`, {
    faults: unused.map((name) => ({
      pointer: `/${name}`,
      detail: `It belongs to the outcome "${name === "starts_at" ? "applies" : "extended"}".`,
      fix: "Leave it out, or send the outcome that it belongs to.",
    })),
  });
}

function named(incident: WholeIncident, input: Decide, law: Law, now: Date): Decided {
  if (input.duty_id !== undefined) {
    const duty = incident.duties.find(({ id }) => id === input.duty_id);
    if (!duty) throw notFound();
    if (duty.state === "superseded" && input.outcome !== "applies") {
      throw new Refusal(
        "conflict",
        "This clock was superseded. Decide the one that took its place.",
      );
    }
    return { decided: [duty], added: null };
  }
  if (input.rule_id !== undefined) return underRule(incident, input.rule_id, input, law, now);
  const open = incident.duties.filter(isOpen);
  if (input.outcome === "not_a_breach" && open.length > 0) return { decided: open, added: null };
  const art33 = art33Of(incident.duties);
  if (!art33) throw missing("/duty_id", "This incident has no Art. 33 duty.", "Name the duty.");
  return { decided: [art33], added: null };
}

function underRule(
  incident: WholeIncident,
  ruleId: string,
  { outcome }: Decide,
  law: Law,
  now: Date,
): Decided {
  const held = incident.duties.filter((duty) => duty.ruleId === ruleId);
  const decidable = held.filter(({ state }) => state !== "superseded" || outcome === "applies");
  if (decidable.length > 0) return { decided: decidable, added: null };
  if (held.length > 0) {
    throw new Refusal("conflict", `Nothing is due under ${ruleId}: its clock was superseded.`);
  }
  const rule = latestRule(law, ruleId);
  if (!rule) throw notFound();
  const start = startOf(rule);
  if ("never" in start) {
    throw new Refusal("conflict", `${ruleId} starts nothing from a breach. ${start.never}`);
  }
  if (rule.limbOf) {
    throw new Refusal("conflict", `${ruleId} is one limb of ${rule.limbOf}: decide that one.`);
  }
  if (rule.status === "proposed" || rule.status === "voluntary") {
    throw new Refusal("conflict", `${ruleId} is no duty: it is ${rule.status}.`);
  }
  if (outcome !== "applies" && outcome !== "not_required") {
    throw missing(
      "/duty_id",
      `${ruleId} has no duty here yet.`,
      "Decide first that it applies, or that it is not required.",
    );
  }
  const added = newDuty(rule, rule.recipient.name, caseOf(incident, law, now));
  return { decided: [added], added };
}

/** Outcomes that only some duties can have. */
function requireFits(duty: DutyRow, input: Decide, law: Law): void {
  const rule = frozenRule(law, duty) ?? latestRule(law, duty.ruleId);
  const about34 = input.outcome === "communicate" || input.outcome.startsWith("exempt_34_3");
  if ((about34 || input.outcome === "ordered") && rule?.recipient.kind !== "individuals") {
    throw new Refusal(
      "conflict",
      `${duty.ruleId} does not tell the persons affected: "${input.outcome}" is for duties that do.`,
    );
  }
  if (input.outcome !== "extended") return;
  if (duty.dueAt === null || !isOpen(duty)) {
    throw new Refusal("conflict", "Only a running clock can be extended.");
  }
  if (!input.extended_to) {
    throw missing(
      "/extended_to",
      "Until when is missing.",
      "Say until when the authority gave time.",
    );
  }
  if (input.extended_to <= duty.dueAt) {
    throw missing(
      "/extended_to",
      `The clock runs until ${duty.dueAt.toISOString()} by itself.`,
      "Give an instant after that.",
    );
  }
  if (given(input.evidence) === null) {
    throw missing(
      "/evidence",
      "A request alone extends nothing: what the authority answered is missing.",
      "Give its reference and words in evidence.",
    );
  }
}

function missing(pointer: string, detail: string, fix: string): Refusal {
  return new Refusal("facts_missing", detail, { faults: [{ pointer, detail, fix }] });
}
