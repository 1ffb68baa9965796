/** Changing an incident at the register door. Absent is left alone: no request erases what it does not name. */

import { type Ctx, requireScope, requireScopeIn } from "../../context";
import type { FactRow } from "../../db/rows";
import { transact } from "../../db/transaction";
import { Refusal } from "../../errors";
import { newId } from "../../ids";
import { canonicalJson } from "../../ledger/canonical-json";
import { record } from "../../ledger/record";
import type { ReplaceIncident } from "../../schema/register-door/incident";
import { attributesOf, mergeAttributes } from "../attributes";
import { correctAwareness, requireReasonsForCorrected } from "../awareness";
import { standing } from "../facts-now";
import { given } from "../faults";
import type { FieldRecord } from "../fields";
import { changedBy, type WholeIncident } from "../incident";
import { frozenBy, lockWithLaw } from "../law";
import { plain } from "../plain-json";
import { resync } from "../resync";
import { copiesOf } from "../save-duties";
import { setColumns } from "../save-incident";
import { saveFacts } from "../save-rows";
import { snapshot } from "../snapshot";
import { stated, told } from "../state-facts";
import { newStatements, requireAwarenessReason } from "../statements";
import { doorSnapshot } from "./create";
import { affectedToState } from "./jurisdictions";
import { type AtRegister, surroundings } from "./read";
import {
  extensionsWith,
  type HeldJurisdiction,
  jurisdictionsOf,
  statementOf,
  withIds,
} from "./statement";

/** What a change says. The door's contract demands name and organisation; our own pages need not repeat them. */
export type Changes = Partial<ReplaceIncident>;

/**
 * Changes an incident. Nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict (another organisation),
 *   invalid_request (attributes), reason_required, facts_contradict, delay_reasons_required
 */
export async function replaceAtRegister(
  ctx: Ctx,
  id: string,
  input: Changes,
  ifVersion?: number,
): Promise<AtRegister> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const { before, law } = await lockWithLaw(tx, ctx, id, "incidents:write", ifVersion);
    requireSameOrg(ctx, before, input.orgGroupId ?? before.orgId);
    const around = await surroundings(tx, [before.orgId]);
    const { fields } = around;
    const jurisdictions = jurisdictionsAfter(ctx, before, input);
    const awareness = input.dateDiscovered
      ? correctAwareness(ctx, before, {
          at: input.dateDiscovered,
          reason: input.reason,
          delayReasons: input.delayReasons,
        })
      : null;
    const others = otherFacts(ctx, before, input, jurisdictions);
    const rows = awareness ? [awareness, ...others] : others;
    const columns = columnsAfter(before, input, fields, jurisdictions);
    const same = canonicalJson(columns) === canonicalJson(columnsOf(before));
    if (same && rows.length === 0) return { incident: before, around, law };

    const changed: WholeIncident = {
      ...stated(ctx, before, rows),
      ...columns,
      ...changedBy(before, ctx),
    };
    const detected = standing(changed.facts).get("detected_at")?.value ?? null;
    if (awareness) {
      requireAwarenessReason(
        { aware_at: awareness, reason: input.reason },
        changed.discoveredAt,
        detected,
      );
    }
    const after = resync(tx, ctx, before, changed, law, { assessed: false });
    if (awareness) requireReasonsForCorrected(before.duties, after.duties, input.delayReasons);
    saveFacts(tx, rows);
    setColumns(tx, before.id, {
      ...columns,
      discoveredAt: after.discoveredAt,
      awarenessMovedLate: after.awarenessMovedLate,
      ...copiesOf(after),
      updatedAt: after.updatedAt,
      updatedById: after.updatedById,
      version: after.version,
    });
    await record(tx, ctx, {
      orgId: before.orgId,
      action: awareness ? "incident.awareness_corrected" : "incident.updated",
      subject: { type: "incident", id: before.id },
      before: { ...snapshot(before), ...doorSnapshot(before), facts: told(before.facts, rows) },
      after: {
        ...snapshot(after),
        ...doorSnapshot(after),
        facts: told(after.facts, rows),
        reason: given(input.reason) ?? undefined,
        delay_reasons: given(input.delayReasons) ?? undefined,
      },
    });
    return { incident: after, around, law: { ...law, frozen: frozenBy(law, after.duties) } };
  });
}

/** Another organisation of the caller's is refused: the record and its number belong to the one it is in. */
function requireSameOrg(ctx: Ctx, before: WholeIncident, orgGroupId: string): void {
  if (orgGroupId === before.orgId) return;
  requireScopeIn(ctx, orgGroupId, "incidents:write");
  throw new Refusal("conflict", "An incident stays in the organisation that recorded it.", {
    faults: [
      {
        pointer: "/orgGroupId",
        detail: `It belongs to ${before.orgId}.`,
        fix: "Send that id; record it anew in the other organisation where it happened there too.",
      },
    ],
  });
}

function jurisdictionsAfter(
  ctx: Ctx,
  before: WholeIncident,
  { jurisdictions }: Changes,
): HeldJurisdiction[] {
  const held = jurisdictionsOf(before);
  if (jurisdictions === undefined) return held;
  return withIds(jurisdictions ?? [], held, () => newId(ctx.now));
}

function otherFacts(
  ctx: Ctx,
  before: WholeIncident,
  input: Changes,
  jurisdictions: readonly HeldJurisdiction[],
): FactRow[] {
  const began = input.dateOccurred;
  const affected =
    input.jurisdictions === undefined ? undefined : affectedToState(before, jurisdictions);
  const statement = (at: Date) => ({ at, typed: "", estimated: false, zone: undefined });
  const aware = input.dateDiscovered ?? before.discoveredAt;
  return newStatements(ctx, before, {
    ...(began === undefined ? {} : { occurred_from: began && statement(began) }),
    // With the awareness as it stands after the request, so that the two are held against each other.
    ...(aware && began !== undefined ? { aware_at: statement(aware) } : {}),
    affected,
    reason: input.reason,
  }).map((row) => ({ ...row, typed: null }));
}

type Columns = Pick<
  WholeIncident,
  "title" | "description" | "typeName" | "rootCause" | "sourceType"
> & {
  attributes: object;
  assignees: object;
  jurisdictions: object;
  extensions: object;
};

function columnsOf(incident: WholeIncident): Columns {
  const { title, description, typeName, rootCause, sourceType } = incident;
  return {
    title,
    description,
    typeName,
    rootCause,
    sourceType,
    attributes: plain(incident.attributes ?? {}),
    assignees: plain(incident.assignees ?? []),
    jurisdictions: plain(incident.jurisdictions ?? []),
    extensions: plain(incident.extensions ?? {}),
  };
}

function columnsAfter(
  before: WholeIncident,
  input: Changes,
  fields: readonly FieldRecord[],
  jurisdictions: readonly HeldJurisdiction[],
) {
  const held = columnsOf(before);
  const own = statementOf(before);
  const { deadline, attributeValues, incidentAssigneeRequests: assignees } = input;
  const statement = {
    deadline: deadline === undefined ? own.deadline : (deadline?.toISOString() ?? null),
    notificationNeeded: input.notificationNeeded ?? own.notificationNeeded,
  };
  const spoke = deadline !== undefined || input.notificationNeeded !== undefined;
  return {
    title: input.name === undefined ? held.title : input.name,
    description: input.description === undefined ? held.description : input.description,
    typeName:
      input.incidentTypeName === undefined ? held.typeName : (input.incidentTypeName ?? "Unknown"),
    rootCause: input.rootCause === undefined ? held.rootCause : input.rootCause,
    sourceType: input.sourceType ?? held.sourceType,
    attributes: attributeValues
      ? plain(mergeAttributes(attributesOf(before), attributeValues, fields, "/attributeValues"))
      : held.attributes,
    assignees: assignees === undefined ? held.assignees : plain(assignees ?? []),
    jurisdictions: input.jurisdictions === undefined ? held.jurisdictions : plain(jurisdictions),
    extensions: spoke ? extensionsWith(before, statement) : held.extensions,
  };
}
