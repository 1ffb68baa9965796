/** What a corrected awareness makes of a notice that has gone out. */
import { strictDue } from "@/lib/law/clock";
import type { Duty } from "@/lib/schema/duties";

/** GDPR Art. 33(1). */
export const HOURS = 72;

/**
 * Whether the first notice to the authority, in time when it was sent, is late under that awareness: then the
 * law asks for the reasons for the delay after all (GDPR Art. 33(1)).
 */
export function makesLate(stated: string, duties: readonly Duty[]): boolean {
  const aware = Date.parse(stated);
  if (Number.isNaN(aware)) return false;
  const due = strictDue(new Date(aware), HOURS).getTime();
  return duties.some(
    ({ rule_id, state, settled_at }) =>
      rule_id === "eu-gdpr-art33" &&
      state === "met" &&
      settled_at !== null &&
      Date.parse(settled_at) > due,
  );
}
