/** Statements of facts as rows: what is new among them, what needs a reason, what contradicts itself. */
import type { Ctx } from "../context";
import type { FactRow } from "../db/rows";
import { Refusal } from "../errors";
import { newId } from "../ids";
import {
  type Contradiction,
  contradictions,
  INSTANTS,
  type InstantFact,
  NO_FACTS,
} from "../law/facts";
import { type FactsBody, STATED, type StatedInstant } from "../schema/facts";
import { standing } from "./facts-now";
import { given } from "./faults";
import { changedAt, type WholeIncident } from "./incident";
import { plain } from "./plain-json";
import { recordedBy } from "./recorded-by";

type Said = Omit<FactsBody, "aware_at" | "delay_reasons"> & {
  aware_at?: StatedInstant | null | undefined;
};

/** The row of one statement. */
export function factRow(
  ctx: Ctx,
  incident: Pick<WholeIncident, "id" | "orgId" | "updatedAt">,
  kind: string,
  more: Partial<FactRow>,
): FactRow {
  return {
    id: newId(ctx.now),
    orgId: incident.orgId,
    incidentId: incident.id,
    kind,
    value: null,
    content: null,
    reason: null,
    movedAfterDue: false,
    estimated: false,
    typed: null,
    zone: null,
    delayReasons: null,
    // The latest statement stands: another machine's clock must not put it before an earlier one.
    recordedAt: changedAt(incident, ctx),
    ...recordedBy(ctx),
    ...more,
  };
}

/**
 * The statements that say something new, awareness apart.
 *
 * @param judge whether statements that contradict each other are refused
 * @throws Refusal reason_required, facts_contradict
 */
export function newStatements(
  ctx: Ctx,
  incident: WholeIncident,
  said: Said,
  { judge = true }: { judge?: boolean } = {},
): FactRow[] {
  const stands = standing(incident.facts);
  const reason = given(said.reason);
  const rows: FactRow[] = [];
  for (const kind of INSTANTS) {
    const stated = said[kind];
    if (kind === "aware_at" || stated === undefined) continue;
    const old = stands.get(kind);
    const at = stated?.at ?? null;
    if ((old?.value?.getTime() ?? null) === (at?.getTime() ?? null)) continue;
    if (old?.value && reason === null) throw reasonRequired(kind, old.value);
    rows.push(
      factRow(ctx, incident, kind, {
        value: at,
        reason,
        estimated: stated?.estimated ?? false,
        typed: stated?.typed ?? null,
        zone: stated?.zone ?? null,
      }),
    );
  }
  for (const kind of STATED) {
    const stated = said[kind];
    if (stated === undefined) continue;
    const old = stands.get(kind)?.content ?? null;
    if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(stated))) continue;
    // The reason is about what it corrects; what is said for the first time needs none.
    const corrects = old === null ? null : reason;
    rows.push(factRow(ctx, incident, kind, { content: plain(stated), reason: corrects }));
  }
  if (judge) refuseContradiction(said);
  return rows;
}

/** The same value, keys in one order: how a database keeps JSON is its own affair. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, held]) => [name, sorted(held)]),
  );
}

function reasonRequired(kind: InstantFact, old: Date): Refusal {
  return new Refusal("reason_required", "A correction needs its reason.", {
    faults: [
      {
        pointer: "/reason",
        detail: `${kind} is on record as ${old.toISOString()}; it stands there for ever, together with why it changed.`,
        fix: "Say in reason why the earlier statement was wrong.",
      },
    ],
  });
}

/** Two statements of one request that cannot both be true are a slip: nothing is recorded. */
function refuseContradiction(said: Said): void {
  const instants: Partial<Record<InstantFact, Date>> = {};
  for (const kind of INSTANTS) {
    const at = said[kind]?.at;
    if (at) instants[kind] = at;
  }
  const found = contradictions({ ...NO_FACTS, instants });
  if (found.length > 0) throw contradicting(found);
}

/** The refusal that names both facts and both values. */
export function contradicting(found: readonly Contradiction[]): Refusal {
  return new Refusal("facts_contradict", found.map(({ sentence }) => sentence).join(" "), {
    faults: found.map(({ facts: [first, second], sentence }) => ({
      pointer: `/${second}`,
      detail: sentence,
      fix: `Check ${first} and ${second}: they cannot both be true.`,
    })),
  });
}

/** Awareness later than detection is open to doubt: why it took its time goes on record. */
export function requireAwarenessReason(
  said: { aware_at?: unknown; detected_at?: unknown; reason?: string | undefined },
  aware: Date | null,
  detected: Date | null,
): void {
  const stated = said.aware_at !== undefined || said.detected_at !== undefined;
  if (!stated || !aware || !detected || aware <= detected || given(said.reason) !== null) return;
  throw new Refusal("reason_required", "Awareness later than the detection needs its reason.", {
    faults: [
      {
        pointer: "/reason",
        detail: `Detected ${detected.toISOString()}, but aware only ${aware.toISOString()}.`,
        fix: "Say in reason what had to be found out before it was clear that personal data were affected.",
      },
    ],
  });
}
