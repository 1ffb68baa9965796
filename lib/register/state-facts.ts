/** Stating facts: each an event with author and time; a correction is a further one, and erases nothing. */
import { type Ctx, requireScope } from "../context";
import type { FactRow } from "../db/rows";
import { transact } from "../db/transaction";
import { record } from "../ledger/record";
import type { FactsBody } from "../schema/facts";
import { correctAwareness, requireReasonsForCorrected } from "./awareness";
import { standing } from "./facts-now";
import { given } from "./faults";
import { changedBy, type WholeIncident } from "./incident";
import { lockWithLaw } from "./law";
import { resync } from "./resync";
import { saveChanged } from "./save-incident";
import { saveFacts } from "./save-rows";
import { snapshot } from "./snapshot";
import { newStatements, requireAwarenessReason } from "./statements";

/**
 * Records what is new among the statements, and what follows for the duties. Nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, reason_required, facts_contradict,
 *   delay_reasons_required
 */
export async function stateFacts(
  ctx: Ctx,
  id: string,
  input: FactsBody,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const { before, law } = await lockWithLaw(tx, ctx, id, "incidents:write", ifVersion);
    const statements = newStatements(ctx, before, input);
    const awareness = input.aware_at
      ? correctAwareness(ctx, before, {
          ...input.aware_at,
          reason: input.reason,
          delayReasons: input.delay_reasons,
        })
      : null;
    const rows = awareness ? [awareness, ...statements] : statements;
    if (rows.length === 0) return before;
    const changed = stated(ctx, before, rows);
    requireAwarenessReason(
      input,
      changed.discoveredAt,
      standing(changed.facts).get("detected_at")?.value ?? null,
    );
    const after = resync(tx, ctx, before, changed, law, { assessed: true });
    requireReasonsForCorrected(before.duties, after.duties, input.delay_reasons);
    saveFacts(tx, rows);
    saveChanged(tx, before, after);
    await record(tx, ctx, {
      orgId: before.orgId,
      action: awareness ? "incident.awareness_corrected" : "incident.facts_stated",
      subject: { type: "incident", id: before.id },
      before: { ...snapshot(before), facts: told(before.facts, rows) },
      after: {
        ...snapshot(after),
        facts: told(after.facts, rows),
        reason: given(input.reason) ?? undefined,
        delay_reasons: given(input.delay_reasons) ?? undefined,
      },
    });
    return after;
  });
}

/** The incident with these statements on record, its own columns following them. */
export function stated(ctx: Ctx, before: WholeIncident, rows: readonly FactRow[]): WholeIncident {
  const awareness = rows.find(({ kind }) => kind === "aware_at");
  const persons = rows.find(({ kind }) => kind === "persons");
  return {
    ...before,
    facts: rows.length === 0 ? before.facts : [...before.facts, ...rows],
    discoveredAt: awareness ? awareness.value : before.discoveredAt,
    awarenessMovedLate: before.awarenessMovedLate || (awareness?.movedAfterDue ?? false),
    affectedUsers: persons ? numberOf(persons) : before.affectedUsers,
    ...changedBy(before, ctx),
  };
}

function numberOf({ content }: FactRow): bigint | null {
  if (content === null || typeof content !== "object" || Array.isArray(content)) return null;
  return typeof content.number === "number" ? BigInt(content.number) : null;
}

/** The kinds that the rows touch, as they stood in `facts`. */
export function told(facts: readonly FactRow[], rows: readonly FactRow[]) {
  const stands = standing(facts);
  return Object.fromEntries(
    rows.map(({ kind }) => {
      const held = stands.get(kind);
      return [kind, held ? (held.value ?? held.content) : null];
    }),
  );
}
