/** Declaring an incident: it gets its number, its clock starts. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import type { FactRow } from "../db/rows";
import { transact } from "../db/transaction";
import { Refusal } from "../errors";
import { recipientKind } from "../law/recipients";
import type { Declare } from "../schema/incident";
import { besideFields, mergeAttributes } from "./attributes";
import { planDuties } from "./duties";
import { given, requireNotBefore } from "./faults";
import { readFields } from "./fields";
import { fromNotify, newFiling, settledBy } from "./filing";
import { isOpen, type WholeIncident } from "./incident";
import { frozenBy, type Law, readLaw } from "./law";
import { numbered, saveNew } from "./new-incident";
import { plain } from "./plain-json";
import { art33Of, copiesOf } from "./save-duties";
import { severityIn } from "./severity";
import { stated } from "./state-facts";
import { factRow, newStatements, requireAwarenessReason } from "./statements";

/**
 * Records a new incident and starts the Art. 33 clock from the controller's awareness.
 *
 * A past that is stated with it (a filing, a resolution) is recorded as such, and the incident marked
 * imported.
 *
 * @throws Refusal insufficient_scope, not_found (organisation), invalid_request (attributes), facts_missing,
 *   facts_contradict, delay_reasons_required
 */
export async function declare(ctx: Ctx, input: Declare): Promise<WholeIncident> {
  requireScope(ctx, "incidents:create");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, input.orgId, "incidents:create");
    const past = readPast(input);
    // Who may declare and nothing else states no past: a filing settles a duty.
    if (past.imported) requireScopeIn(ctx, input.orgId, "incidents:write");
    const [fields, blank, law] = await Promise.all([
      input.attributes ? readFields(tx, input.orgId) : [],
      numbered(tx, ctx, input.orgId),
      readLaw(tx, input.orgId, []),
    ]);
    const attributes = mergeAttributes({}, input.attributes ?? {}, fields, "/attributes");
    const bare: WholeIncident = {
      ...blank,
      title: input.title,
      description: input.description ?? null,
      severity: severityIn(input.severity),
      breachKind: input.breach_kind ?? null,
      discoveredAt: input.discovered_at,
      affectedUsers: input.affected_users === undefined ? null : BigInt(input.affected_users),
      rootCause: input.root_cause ?? null,
      correctiveActions: input.corrective_actions ?? [],
      status: past.status,
      resolutionDate: input.resolution_date ?? null,
      authorityNotifiedAt: past.filing?.authority_notified_at ?? null,
      dataSubjectsNotifiedAt: input.data_subjects_notified_at ?? null,
      imported: past.imported,
      attributes: plain(attributes),
      drill: input.drill ?? false,
    };
    const facts = statedAtOnce(ctx, bare, input);
    const assessed = input.facts !== undefined;
    const incident = withPast(
      ctx,
      { ...stated(ctx, bare, facts), version: 1 },
      law,
      past,
      assessed,
    );
    if (past.status === "resolved") requireNothingOpen(incident);

    const [filing] = incident.filings;
    await saveNew(tx, ctx, incident, {
      reason: given(input.facts?.reason) ?? undefined,
      delay_reasons: filing?.delayReasons ?? null,
      attributes: input.attributes && incident.attributes,
      drill: incident.drill || undefined,
    });
    return input.attributes ? besideFields(incident, fields) : incident;
  });
}

/** The awareness, and what else is known, as the first statements. */
function statedAtOnce(ctx: Ctx, bare: WholeIncident, { discovered_at, facts }: Declare): FactRow[] {
  const reason = given(facts?.reason);
  const detected = facts?.detected_at?.at ?? null;
  const aware = { at: discovered_at, typed: "", estimated: false, zone: undefined };
  try {
    const others = facts ? newStatements(ctx, bare, { ...facts, aware_at: aware }) : [];
    requireAwarenessReason({ ...facts, aware_at: aware }, discovered_at, detected);
    return [factRow(ctx, bare, "aware_at", { value: discovered_at, reason }), ...others];
  } catch (thrown) {
    throw thrown instanceof Refusal ? pointedHere(thrown) : thrown;
  }
}

/** The refusal with its pointers into a declaration: awareness is its discovered_at, the rest stands in facts. */
function pointedHere({ code, message, faults }: Refusal): Refusal {
  return new Refusal(code, message, {
    faults: faults.map((fault) => ({
      ...fault,
      pointer: fault.pointer === "/aware_at" ? "/discovered_at" : `/facts${fault.pointer}`,
    })),
  });
}

/** The incident with its duties, and with what a stated past has settled of them. */
function withPast(
  ctx: Ctx,
  incident: WholeIncident,
  law: Law,
  { filing: said }: ReturnType<typeof readPast>,
  assessed: boolean,
): WholeIncident {
  const planned = planDuties(incident, law, ctx.now, { assessed }).duties;
  const duty = art33Of(planned) ?? null;
  if (!said) return { ...incident, duties: planned, ...copiesOf({ ...incident, duties: planned }) };
  const filing = newFiling(incident, duty, fromNotify(said), ctx);
  const settled = planned.map((held) =>
    held.id === duty?.id ? settledBy(held, filing, ctx) : held,
  );
  const filed: WholeIncident = {
    ...incident,
    duties: settled,
    filings: [filing],
    reportedTo: [filing.authority],
    notificationReference: filing.reference,
    recordedLate: filing.recordedLate,
  };
  const duties = planDuties(filed, { ...law, frozen: frozenBy(law, settled) }, ctx.now, {
    assessed,
  }).duties;
  return { ...filed, duties, ...copiesOf({ ...filed, duties }) };
}

function requireNothingOpen(incident: WholeIncident): void {
  const open = incident.duties.filter((duty) => isOpen(duty) && duty.binding);
  if (open.length === 0) return;
  throw new Refusal("facts_missing", "It cannot be declared as resolved while duties are open.", {
    faults: open.map(({ ruleId, recipient, state }) => ({
      pointer: "/status",
      detail: `${ruleId}, ${recipient}: ${state}.`,
      fix: "Declare it as notified, settle this duty with a filing or a decision, then resolve it.",
    })),
  });
}

const MISSING = "This is missing for what the request states.";

/** What the input says of a past that was not recorded as it happened, checked for its gaps. */
function readPast(input: Declare) {
  const { authority_jurisdiction, authority_notified_at, discovered_at, resolution_date } = input;
  /** Field by field: what is wrong, and the mend. */
  const gaps = new Map<string, [detail: string, fix: string]>();
  const needsFiling =
    input.status === "notified" ||
    input.status === "resolved" ||
    authority_jurisdiction !== undefined ||
    authority_notified_at !== undefined ||
    input.notification_reference !== undefined ||
    input.delay_reasons !== undefined;
  if (needsFiling && authority_jurisdiction === undefined) {
    gaps.set("authority_jurisdiction", [
      MISSING,
      "Name the authority that was notified: FR, CNIL, DE-BY.",
    ]);
  }
  if (needsFiling && authority_notified_at === undefined) {
    gaps.set("authority_notified_at", [MISSING, "Say when the authority was notified."]);
  }
  if (input.status === "resolved" && resolution_date === undefined) {
    gaps.set("resolution_date", [MISSING, "Say when it was resolved."]);
  }
  if (
    authority_jurisdiction !== undefined &&
    recipientKind(authority_jurisdiction) === "other_recipient"
  ) {
    gaps.set("authority_jurisdiction", [
      "This recipient is no supervisory authority of the EEA: telling it does not settle Art. 33.",
      "Name the supervisory authority; record what went to others with /notify afterwards.",
    ]);
  }
  if (gaps.size > 0) {
    throw new Refusal("facts_missing", "What is stated of the past has gaps.", {
      faults: [...gaps].map(([field, [detail, fix]]) => ({ pointer: `/${field}`, detail, fix })),
    });
  }
  requireNotBefore(
    discovered_at,
    authority_notified_at,
    "authority_notified_at",
    "The authority was notified",
  );
  requireNotBefore(
    discovered_at,
    input.data_subjects_notified_at,
    "data_subjects_notified_at",
    "The people affected were told",
  );
  requireNotBefore(discovered_at, resolution_date, "resolution_date", "It was resolved");
  const filing =
    authority_jurisdiction !== undefined && authority_notified_at !== undefined
      ? { ...input, authority_jurisdiction, authority_notified_at }
      : undefined;
  // A filing moves a draft on, here as it does at /notify.
  const status =
    input.status === "resolved"
      ? ("resolved" as const)
      : filing
        ? ("notified" as const)
        : (input.status ?? "draft");
  const imported =
    filing !== undefined ||
    resolution_date !== undefined ||
    input.data_subjects_notified_at !== undefined;
  return { filing, status, imported };
}
