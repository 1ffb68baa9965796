/** An incident as the register holds it, and how a verb gets hold of one. */
import { type Ctx, requireScopeIn } from "../context";
import type {
  DecisionRow,
  DutyRow,
  FactRow,
  FilingRow,
  IncidentRow,
  SeverityRow,
} from "../db/rows";
import type { Tx } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { isUuid } from "../ids";
import type { Permission } from "../schema/scopes";
import { readWhole } from "./incident-rows";
import { requireShown } from "./shown";

/** Who sees to an incident, by id and name. */
export interface Person {
  id: string;
  name: string;
}

/** An incident with its clocks. */
export type IncidentRecord = IncidentRow & { duties: DutyRow[] };

/** As lists show it: with its owner's name. */
export type ListedIncident = IncidentRecord & { owner: Person | null };

/** An incident with all that was stated, sent and decided about it. */
export type WholeIncident = ListedIncident & {
  facts: FactRow[];
  filings: FilingRow[];
  decisions: DecisionRow[];
  severities: SeverityRow[];
};

/** INC-2026-0042: four digits at least. */
export function incidentNumber({ year, seq }: Pick<IncidentRow, "year" | "seq">): string {
  return `INC-${year}-${String(seq).padStart(4, "0")}`;
}

/** The states in which a duty still waits for somebody. */
export const OPEN_STATES = ["to_decide", "waiting", "running", "authority_extended"] as const;

/** Whether the duty still waits for somebody. */
export function isOpen(duty: Pick<DutyRow, "state">): boolean {
  return OPEN_STATES.some((state) => state === duty.state);
}

/**
 * When a change counts as made: now, but never before the change that it follows. A request reads the clock
 * and then waits its turn; who asks for what was updated since must not miss the one that came late.
 */
export function changedAt(before: Pick<IncidentRow, "updatedAt">, { now }: Ctx): Date {
  return before.updatedAt > now ? before.updatedAt : now;
}

/** What every change of an incident writes on it: when it counts as made, by whom, and which version it leaves. */
export function changedBy(before: Pick<IncidentRow, "updatedAt" | "version">, ctx: Ctx) {
  return {
    updatedAt: changedAt(before, ctx),
    updatedById: ctx.actor.id,
    version: before.version + 1,
  };
}

/** What of an account stands beside an incident. */
export const PERSON = { select: { id: true, name: true } } as const;

/** Reads an incident among those that the transaction may see, or null. */
export async function findWhole(tx: Tx, id: string): Promise<WholeIncident | null> {
  if (!isUuid(id)) return null;
  return readWhole(tx, id);
}

/**
 * Locks an incident for a change, so that changes of one incident follow each other.
 *
 * @param ifVersion the version that the caller has seen, where they said one
 * @param more.deletedToo whether a deleted one is locked too: nothing else may change it
 * @throws Refusal not_found, insufficient_scope, conflict (deleted), version_mismatch
 */
export async function lockWhole(
  tx: Tx,
  ctx: Ctx,
  id: string,
  wanted: Permission,
  ifVersion?: number,
  { deletedToo = false }: { deletedToo?: boolean } = {},
): Promise<WholeIncident> {
  if (!isUuid(id)) throw notFound();
  const incident = await readWhole(tx, id, { locked: true });
  if (!incident) throw notFound();
  requireScopeIn(ctx, incident.orgId, wanted);
  if (!deletedToo) requireShown(incident);
  if (ifVersion !== undefined && ifVersion !== incident.version) {
    throw new Refusal(
      "version_mismatch",
      `It stands at version ${incident.version}, and the change was made on ${ifVersion < 0 ? "none that it ever had" : `version ${ifVersion}`}.`,
      {
        faults: [
          {
            pointer: "If-Match",
            detail: `The current version is "${incident.version}".`,
            fix: "Read it again, check what changed, and send the change on that version.",
          },
        ],
      },
    );
  }
  return incident;
}
