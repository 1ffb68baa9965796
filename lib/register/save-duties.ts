/** Writing the duties as planned, and the incident's own columns that follow from them. */
import type { DutyRow } from "../db/rows";
import type { Tx } from "../db/transaction";
import { EU_GDPR_ART33 } from "../law/eu-gdpr-art33";
import { isOpen, type WholeIncident } from "./incident";

/** What a duty says; its two times of writing apart. */
function content({ createdAt: _created, updatedAt: _updated, ...said }: DutyRow): string {
  return JSON.stringify(said, (_name, value) => (typeof value === "bigint" ? `${value}` : value));
}

/** Writes the duties that are new or changed, and gives all of them as they then stand. */
export async function saveDuties(
  tx: Tx,
  before: readonly DutyRow[],
  planned: readonly DutyRow[],
  now: Date,
): Promise<DutyRow[]> {
  const held = new Map(before.map((duty) => [duty.id, duty]));
  const saved: DutyRow[] = [];
  const created: DutyRow[] = [];
  for (const duty of planned) {
    const old = held.get(duty.id);
    if (old && content(old) === content(duty)) {
      saved.push(old);
      continue;
    }
    const row = { ...duty, updatedAt: now };
    saved.push(row);
    if (!old) {
      created.push(row);
      continue;
    }
    const { id, ...data } = asData(row);
    await tx.duty.update({ where: { id }, data });
  }
  if (created.length > 0) await tx.duty.createMany({ data: created.map(asData) });
  return saved;
}

/** A row as the client takes it back: columns of JSON are not null here. */
function asData(row: DutyRow) {
  return {
    ...row,
    inputs: row.inputs ?? {},
    readings: row.readings ?? [],
    missing: row.missing ?? [],
  };
}

/** The Art. 33 duty among an incident's duties; undefined where the incident has none. */
export function art33Of(duties: readonly DutyRow[]): DutyRow | undefined {
  return duties.find(({ ruleId }) => ruleId === EU_GDPR_ART33.id);
}

/** The incident's copies of its Art. 33 duty: lists sort and filter by them. */
export function copiesOf(
  duties: readonly DutyRow[],
): Pick<WholeIncident, "deadlineAt" | "art33Open"> {
  const duty = art33Of(duties);
  return { deadlineAt: duty?.dueAt ?? null, art33Open: duty !== undefined && isOpen(duty) };
}
