/** What was learned from an incident. */
import { type Ctx, requireScope } from "../../context";
import type { IncidentRow } from "../../db/rows";
import { transact } from "../../db/transaction";
import { type Lessons, lessonsSchema } from "../../schema/collaboration";
import { given } from "../faults";
import { lockWhole, type WholeIncident } from "../incident";
import { writeColumns } from "./columns";

/** The lessons of an incident; null where nobody wrote any. */
export function lessonsOf({ lessons }: Pick<IncidentRow, "lessons">): Lessons {
  return { ...NONE, ...lessonsSchema.partial().parse(lessons) };
}

const NONE: Lessons = { happened: null, went_well: null, went_badly: null, will_change: null };

/**
 * Writes the lessons, all four texts at once. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict (deleted)
 */
export async function writeLessons(
  ctx: Ctx,
  id: string,
  input: Lessons,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    const was = lessonsOf(before);
    const lessons: Lessons = {
      happened: given(input.happened),
      went_well: given(input.went_well),
      went_badly: given(input.went_badly),
      will_change: given(input.will_change),
    };
    if (JSON.stringify(was) === JSON.stringify(lessons)) return before;
    return writeColumns(
      tx,
      ctx,
      before,
      { lessons },
      { action: "incident.lessons_written", before: { lessons: was }, after: { lessons } },
    );
  });
}
