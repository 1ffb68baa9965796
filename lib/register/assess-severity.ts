/** Assessing the severity after ENISA's method: a version more, beside the incident. It proposes and decides nothing. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import type { SeverityRow } from "../db/rows";
import { transact } from "../db/transaction";
import { notFound } from "../errors";
import { newId } from "../ids";
import { isUnintelligible, personsIn, severityOf } from "../law/enisa";
import { canonicalJson } from "../ledger/canonical-json";
import { record } from "../ledger/record";
import { UNSAID } from "../schema/profile";
import { type AssessSeverity, type KeptSeverity, keptSeveritySchema } from "../schema/severity";
import { factsNow } from "./facts-now";
import { given } from "./faults";
import { changedBy, findWhole, lockWhole, type WholeIncident } from "./incident";
import { recordedBy } from "./recorded-by";
import { setColumns } from "./save-incident";
import { saveSeverities } from "./save-rows";
import { snapshot } from "./snapshot";

/** A version of the severity, on record or (in a dry run) not. */
export interface Proposed {
  incident: WholeIncident;
  severity: SeverityRow;
}

/**
 * Records a version of the severity. The number of persons and whether the data are unintelligible come from
 * the incident's facts and are kept with it. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch
 */
export async function assessSeverity(
  ctx: Ctx,
  id: string,
  input: AssessSeverity,
  ifVersion?: number,
): Promise<Proposed> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    const latest = before.severities.at(-1);
    const { inputs, severity } = versionOf(ctx, before, input);
    if (latest && sameAs(latest, severity)) return { incident: before, severity: latest };
    const after: WholeIncident = {
      ...before,
      severities: [...before.severities, severity],
      ...changedBy(before, ctx),
    };
    saveSeverities(tx, [{ ...severity, inputs }]);
    const { updatedAt, updatedById, version } = after;
    setColumns(tx, before.id, { updatedAt, updatedById, version });
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "incident.severity_assessed",
      subject: { type: "incident", id: before.id },
      before: { ...snapshot(before), ...(latest ? told(latest) : {}) },
      after: { ...snapshot(after), ...told(severity) },
    });
    return { incident: after, severity };
  });
}

/**
 * The version that these inputs would be, as the facts now stand; nothing is written.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function trySeverity(ctx: Ctx, id: string, input: AssessSeverity): Promise<Proposed> {
  requireScope(ctx, "incidents:write");
  const incident = await transact(ctx, (tx) => findWhole(tx, id));
  if (!incident) throw notFound();
  requireScopeIn(ctx, incident.orgId, "incidents:write");
  return { incident, severity: versionOf(ctx, incident, input).severity };
}

function versionOf(ctx: Ctx, incident: WholeIncident, input: AssessSeverity) {
  const { reasons, dry_run: _, ...found } = input;
  // The organisation's profile says nothing about persons or about the protection of the data.
  const facts = factsNow(incident, UNSAID);
  const inputs: KeptSeverity = {
    ...found,
    persons: personsIn(facts.persons),
    unintelligible: isUnintelligible(facts.protection),
  };
  const { method, quarters, band } = severityOf(inputs, inputs);
  const severity: SeverityRow = {
    id: newId(ctx.now),
    orgId: incident.orgId,
    incidentId: incident.id,
    version: (incident.severities.at(-1)?.version ?? 0) + 1,
    method,
    inputs,
    quarters,
    band,
    reasons: given(reasons),
    recordedAt: ctx.now,
    ...recordedBy(ctx),
  };
  return { inputs, severity };
}

function sameAs(a: SeverityRow, b: SeverityRow): boolean {
  return (
    a.method === b.method &&
    a.reasons === b.reasons &&
    canonicalJson(a.inputs) === canonicalJson(b.inputs)
  );
}

/** What a version was computed from, as it was kept. */
export function keptIn({ inputs }: SeverityRow): KeptSeverity {
  return keptSeveritySchema.parse(inputs);
}

/** The version as the ledger keeps it, with its sum in words. */
function told(severity: SeverityRow) {
  const kept = keptIn(severity);
  const { score, computation } = severityOf(kept, kept);
  return {
    severity_version: severity.version,
    severity_method: severity.method,
    severity_score: score,
    severity_band: severity.band,
    severity_inputs: kept,
    severity_sum: computation,
    severity_reasons: severity.reasons,
  };
}
