import type { Ctx } from "../context";

/** Who records, in the columns of facts and filings. */
export function recordedBy({ actor }: Ctx) {
  return { recordedByType: actor.type, recordedById: actor.id, recordedByName: actor.name };
}
