/** Routine changes of an incident: facts, status, and the correction of awareness. */
import { type Ctx, requireScope } from "../context";
import { transact } from "../db/transaction";
import { Refusal } from "../errors";
import { newId } from "../ids";
import { record } from "../ledger/record";
import type { Update } from "../schema/incident";
import { art33Of, started } from "./art33";
import { given, requireNotBefore } from "./faults";
import { changedAt, isOpen, lockWhole, type WholeIncident } from "./incident";
import { recordedBy } from "./recorded-by";
import { severityIn } from "./severity";
import { snapshot } from "./snapshot";
import { requireMove } from "./transitions";

/**
 * Changes an incident. Absent is left alone, null clears. Nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, illegal_transition,
 *   duties_unsettled, reason_required, facts_contradict
 */
export async function update(
  ctx: Ctx,
  id: string,
  input: Update,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    if (input.status) requireMove(before, input.status);
    const awareness = correctAwareness(ctx, before, input);
    const fields = changedFields(ctx, before, input);
    requireNotBefore(
      awareness?.fact.value ?? before.discoveredAt,
      input.resolution_date,
      "resolution_date",
      "It was resolved",
    );
    if (!awareness && Object.keys(fields).length === 0) return before;

    const after: WholeIncident = {
      ...before,
      ...fields,
      updatedAt: changedAt(before, ctx),
      version: before.version + 1,
    };
    const change = { ...fields, updatedAt: after.updatedAt, version: after.version };
    // The clock follows awareness, and a resolution on record before awareness stops it: see art33Clock.
    const duty = recomputed(ctx, after, awareness?.fact.value ?? before.discoveredAt);
    if (duty) {
      after.duties = before.duties.map((held) => (held.id === duty.id ? duty : held));
      after.deadlineAt = duty.dueAt;
      await tx.duty.update({
        where: { id: duty.id },
        data: {
          startedAt: duty.startedAt,
          dueAt: duty.dueAt,
          computation: duty.computation,
          state: duty.state,
          inputs: inputsOf(after, awareness?.fact.value ?? before.discoveredAt),
          updatedAt: ctx.now,
        },
      });
    }
    if (awareness) {
      after.discoveredAt = awareness.fact.value;
      after.awarenessMovedLate = before.awarenessMovedLate || awareness.fact.movedAfterDue;
      after.facts = [...before.facts, awareness.fact];
      await tx.fact.create({ data: awareness.fact });
    }
    await tx.incident.update({
      where: { id: before.id },
      data: {
        ...change,
        discoveredAt: after.discoveredAt,
        deadlineAt: after.deadlineAt,
        awarenessMovedLate: after.awarenessMovedLate,
      },
    });
    await record(tx, ctx, {
      orgId: before.orgId,
      action: awareness ? "incident.awareness_corrected" : "incident.updated",
      subject: { type: "incident", id: before.id },
      before: snapshot(before),
      after: { ...snapshot(after), reason: given(input.reason) ?? undefined },
    });
    return after;
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
>;

/** The columns that the input really changes. */
function changedFields(ctx: Ctx, before: WholeIncident, input: Update): Partial<Changeable> {
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
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => item === b[at]);
  }
  return a === b;
}

/** The new awareness as a fact with its reason, or null where it stays as it is. */
function correctAwareness(ctx: Ctx, before: WholeIncident, input: Update) {
  const stated = input.discovered_at;
  if (!stated || stated.getTime() === before.discoveredAt?.getTime()) return null;
  const reason = given(input.reason);
  if (reason === null) {
    throw new Refusal("reason_required", "A correction of the awareness needs its reason.", {
      faults: [
        {
          pointer: "/reason",
          detail:
            "discovered_at starts the 72 hours; it stands on record together with why it changed.",
          fix: "Say in reason why the earlier time was wrong.",
        },
      ],
    });
  }
  const old = before.discoveredAt;
  // The deadline that the old awareness gave by itself: one that other facts contradict stands nowhere else.
  const due = started({ awareness: old }).dueAt;
  return {
    fact: {
      id: newId(ctx.now),
      orgId: before.orgId,
      incidentId: before.id,
      kind: "aware_at",
      value: stated,
      reason,
      movedAfterDue: old !== null && due !== null && stated > old && ctx.now > due,
      recordedAt: ctx.now,
      ...recordedBy(ctx),
    },
  };
}

/**
 * The duty under the facts as they now stand, or null where nothing about it changed. What a filing or a
 * decision settled stays settled, with its lateness as it was.
 */
function recomputed(ctx: Ctx, incident: WholeIncident, awareness: Date | null) {
  const duty = art33Of(incident);
  const now = started({
    awareness,
    authorityNotified: incident.authorityNotifiedAt,
    resolved: incident.resolutionDate,
  });
  const moved =
    now.dueAt?.getTime() !== duty.dueAt?.getTime() ||
    now.startedAt?.getTime() !== duty.startedAt?.getTime();
  if (!moved) return null;
  if (isOpen(duty)) return { ...duty, ...now, updatedAt: ctx.now };
  const note = `Recomputed ${ctx.now.toISOString()} after a correction; the duty had been settled, and what was found then stands.`;
  return {
    ...duty,
    ...now,
    state: duty.state,
    computation: [...now.computation, note],
    updatedAt: ctx.now,
  };
}

/** What a clock was computed from, as it is kept with it. */
function inputsOf(incident: WholeIncident, awareness: Date | null) {
  return {
    discovered_at: awareness?.toISOString() ?? null,
    authority_notified_at: incident.authorityNotifiedAt?.toISOString() ?? null,
    resolution_date: incident.resolutionDate?.toISOString() ?? null,
  };
}
