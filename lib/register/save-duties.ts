/** Writing the duties as planned, and the incident's own columns that follow from them. */
import { asJson } from "../db/as-json";
import type { DutyRow } from "../db/rows";
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { EU_GDPR_ART33 } from "../law/eu-gdpr-art33";
import { standing } from "./facts-now";
import { isOpen, type WholeIncident } from "./incident";

/** What a duty says; its two times of writing apart. */
function content({ createdAt: _created, updatedAt: _updated, ...said }: DutyRow): string {
  return JSON.stringify(said, (_name, value) => (typeof value === "bigint" ? `${value}` : value));
}

const SAVE = statement<never>(
  "save duties",
  `INSERT INTO duty SELECT * FROM json_populate_recordset(NULL::duty, $1)
   ON CONFLICT (id) DO UPDATE SET
     rule_version = EXCLUDED.rule_version, stage = EXCLUDED.stage, recipient = EXCLUDED.recipient,
     state = EXCLUDED.state, started_at = EXCLUDED.started_at, due_at = EXCLUDED.due_at,
     settled_at = EXCLUDED.settled_at, late_by_ms = EXCLUDED.late_by_ms, checked = EXCLUDED.checked,
     inputs = EXCLUDED.inputs, computation = EXCLUDED.computation, readings = EXCLUDED.readings,
     reason = EXCLUDED.reason, missing = EXCLUDED.missing, binding = EXCLUDED.binding,
     binding_from = EXCLUDED.binding_from, corrected_late_by_ms = EXCLUDED.corrected_late_by_ms,
     updated_at = EXCLUDED.updated_at`,
);

/**
 * Writes the duties that are new or changed, by one statement that goes with the next, and gives all of them as
 * they then stand.
 */
export function saveDuties(
  tx: Tx,
  before: readonly DutyRow[],
  planned: readonly DutyRow[],
  now: Date,
): DutyRow[] {
  const held = new Map(before.map((duty) => [duty.id, duty]));
  const saved = planned.map((duty) => {
    const old = held.get(duty.id);
    if (old === duty) return old;
    return old && content(old) === content(duty) ? old : { ...duty, updatedAt: now };
  });
  const written = saved.filter((duty) => duty !== held.get(duty.id));
  if (written.length > 0) tx.later(SAVE, [asJson(written)]);
  return saved;
}

/** The Art. 33 duty among an incident's duties; undefined where the incident has none. */
export function art33Of(duties: readonly DutyRow[]): DutyRow | undefined {
  return duties.find(({ ruleId }) => ruleId === EU_GDPR_ART33.id);
}

/** What of an incident's duties and facts stands on its own row as well: lists sort and filter by it. */
export type Copies = Pick<
  WholeIncident,
  "deadlineAt" | "art33Open" | "occurredAt" | "detectedAt" | "metInTime" | "metLate"
>;

/** The incident's copies of its duties and facts, as these stand. */
export function copiesOf({ duties, facts }: Pick<WholeIncident, "duties" | "facts">): Copies {
  const duty = art33Of(duties);
  const stands = standing(facts);
  const bound = (state: DutyRow["state"]) =>
    duties.filter((held) => held.state === state && held.binding).length;
  return {
    deadlineAt: duty?.dueAt ?? null,
    art33Open: duty !== undefined && isOpen(duty),
    occurredAt: stands.get("occurred_from")?.value ?? null,
    detectedAt: stands.get("detected_at")?.value ?? null,
    metInTime: bound("met"),
    metLate: bound("met_late"),
  };
}
