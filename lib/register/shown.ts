import type { IncidentRow } from "../db/rows";
import { Refusal } from "../errors";

/**
 * Refuses a change of what is deleted: a clock must not run where nobody looks.
 *
 * @throws Refusal conflict
 */
export function requireShown({
  deletedAt,
  deletedReason,
}: Pick<IncidentRow, "deletedAt" | "deletedReason">): void {
  if (deletedAt === null) return;
  throw new Refusal("conflict", `This record was deleted on ${deletedAt.toISOString()}.`, {
    faults: [
      {
        pointer: "",
        detail: `The reason on record: ${deletedReason ?? "none"}`,
        fix: "Restore it first: PATCH /api/v1/grc/incidents/{id} with is_deleted false and a reason.",
      },
    ],
  });
}
