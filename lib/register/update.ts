/** Routine changes of an incident: facts, status, and the correction of awareness. */
import { type Ctx, requireScope } from "../context";
import type { FactRow, Prisma } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { isUuid } from "../ids";
import { canonicalJson } from "../ledger/canonical-json";
import { record } from "../ledger/record";
import type { Update } from "../schema/incident";
import { type Attributes, attributesOf, besideFields, mergeAttributes } from "./attributes";
import { correctAwareness, requireReasonsForCorrected } from "./awareness";
import { followTitles, openTasks } from "./collaboration/tasks";
import { standing, statedOf } from "./facts-now";
import { given, requireNotBefore } from "./faults";
import { readFieldsOfIncident } from "./fields";
import { changedBy, lockWhole, type WholeIncident } from "./incident";
import { readLaw } from "./law";
import { plain } from "./plain-json";
import { resync } from "./resync";
import { saveChanged } from "./save-incident";
import { saveFacts } from "./save-rows";
import { severityIn } from "./severity";
import { snapshot } from "./snapshot";
import { stated } from "./state-facts";
import { factRow, requireAwarenessReason } from "./statements";
import { requireMove } from "./transitions";

/**
 * Changes an incident. Absent is left alone, null clears. Nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, illegal_transition,
 *   invalid_request (attributes), duties_unsettled, reason_required, facts_contradict, delay_reasons_required
 */
export async function update(
  ctx: Ctx,
  id: string,
  input: Update,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    // They are read on the way on which the lock is had.
    const [before, tasks, own] = await Promise.all([
      lockWhole(tx, ctx, id, "incidents:write", ifVersion),
      input.corrective_actions && isUuid(id) ? openTasks(tx, id) : [],
      input.attributes && isUuid(id) ? readFieldsOfIncident(tx, id) : [],
    ]);
    if (input.status) requireMove(before, input.status);
    const awareness = input.discovered_at
      ? correctAwareness(ctx, before, {
          at: input.discovered_at,
          reason: input.reason,
          delayReasons: input.delay_reasons,
        })
      : null;
    const attributes =
      input.attributes &&
      mergeAttributes(attributesOf(before), input.attributes, own, "/attributes");
    const fields = changedFields(ctx, before, input, attributes);
    requireNotBefore(
      awareness?.value ?? before.discoveredAt,
      input.resolution_date,
      "resolution_date",
      "It was resolved",
    );
    if (!awareness && Object.keys(fields).length === 0) return before;

    const rows = [awareness, countRow(ctx, before, fields.affectedUsers)].filter(
      (row) => row !== null,
    );
    const changed: WholeIncident = {
      ...stated(ctx, before, rows),
      ...fields,
      ...changedBy(before, ctx),
    };
    if (awareness) {
      const detected = standing(changed.facts).get("detected_at")?.value ?? null;
      requireAwarenessReason(
        { aware_at: awareness, reason: input.reason },
        changed.discoveredAt,
        detected,
      );
    }
    const after = await followed(tx, ctx, before, changed);
    if (awareness) requireReasonsForCorrected(before.duties, after.duties, input.delay_reasons);
    saveFacts(tx, rows);
    if (fields.correctiveActions) followTitles(tx, ctx, before, fields.correctiveActions, tasks);
    saveChanged(tx, before, after);
    await record(tx, ctx, {
      orgId: before.orgId,
      action: awareness ? "incident.awareness_corrected" : "incident.updated",
      subject: { type: "incident", id: before.id },
      before: {
        ...snapshot(before),
        ...(fields.attributes ? { attributes: before.attributes } : {}),
      },
      after: {
        ...snapshot(after),
        attributes: fields.attributes,
        reason: given(input.reason) ?? undefined,
        delay_reasons: given(input.delay_reasons) ?? undefined,
      },
    });
    return input.attributes ? besideFields(after, own) : after;
  });
}

/** What no law asks about leaves the duties as they are: a text that is corrected starts no clock. */
function isAboutTheLaw(before: WholeIncident, changed: WholeIncident): boolean {
  return (
    changed.facts !== before.facts ||
    changed.discoveredAt !== before.discoveredAt ||
    changed.affectedUsers !== before.affectedUsers ||
    changed.resolutionDate !== before.resolutionDate
  );
}

async function followed(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  changed: WholeIncident,
): Promise<WholeIncident> {
  if (!isAboutTheLaw(before, changed)) return changed;
  const law = await readLaw(tx, before.orgId, before.duties);
  return resync(tx, ctx, before, changed, law, { assessed: false });
}

/** A new number of persons, as a statement beside the column: how sure it is stays as it was said. */
function countRow(
  ctx: Ctx,
  before: WholeIncident,
  count: bigint | null | undefined,
): FactRow | null {
  if (count === undefined) return null;
  const held = statedOf(standing(before.facts), "persons");
  if (held === null) return null;
  const kind = "number" in held ? held.kind : "approximate";
  return factRow(ctx, before, "persons", {
    content: count === null ? null : { kind, number: Number(count) },
  });
}

type Changeable = Pick<
  WholeIncident,
  | "title"
  | "description"
  | "severity"
  | "breachKind"
  | "affectedUsers"
  | "rootCause"
  | "correctiveActions"
  | "status"
  | "resolutionDate"
> & { attributes: Prisma.JsonObject };

/** The columns that the input really changes. */
function changedFields(
  ctx: Ctx,
  before: WholeIncident,
  input: Update,
  attributes: Attributes | undefined,
): Partial<Changeable> {
  const changed: Partial<Changeable> = {};
  function take<K extends keyof Changeable>(name: K, asked: Changeable[K] | undefined) {
    if (asked !== undefined && !same(asked, before[name])) changed[name] = asked;
  }
  const { affected_users: people } = input;
  take("title", input.title);
  take("description", input.description);
  take("severity", input.severity && severityIn(input.severity));
  take("breachKind", input.breach_kind);
  take("affectedUsers", typeof people === "number" ? BigInt(people) : people);
  take("rootCause", input.root_cause);
  take("correctiveActions", input.corrective_actions);
  take("status", input.status);
  take("resolutionDate", resolutionDate(ctx, before, input));
  take("attributes", attributes && plain(attributes));
  return changed;
}

/** As stated; else now on resolving, and none on reopening. */
function resolutionDate(ctx: Ctx, before: WholeIncident, input: Update): Date | null | undefined {
  if (input.resolution_date !== undefined) return input.resolution_date;
  const moves = input.status !== undefined && input.status !== before.status;
  if (moves && input.status === "resolved") return before.resolutionDate ?? ctx.now;
  if (moves && before.status === "resolved") return null;
  return undefined;
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
