/** The register's own values in the words that people read. */
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { Clock, IncidentDetail } from "@/lib/schema/incident";

export type Outcome = IncidentDetail["decisions"][number]["outcome"];

/** How a settled duty ended: "Met, 3 h 04 to spare", "Sent 1 h 42 late", "Not required". */
export function settledWords(t: Words<"incident">, time: TimeWords, clock: Clock): string {
  switch (clock.state) {
    case "met": {
      const left = spareMs(clock);
      return left === null ? t("settled.met") : t("settled.spare", { time: time.duration(left) });
    }
    case "met_late":
      return clock.late_by_ms
        ? t("settled.lateBy", { time: time.duration(clock.late_by_ms) })
        : t("settled.late");
    case "superseded":
      return t("settled.superseded");
    case "not_a_breach":
      return t("settled.notABreach");
    default:
      return t("settled.notRequired");
  }
}

/** A correction may have moved the deadline since; then only what was found at the filing is said. */
function spareMs({ due_at, settled_at }: Clock): number | null {
  if (due_at === null || settled_at === null) return null;
  const left = Date.parse(due_at) - Date.parse(settled_at);
  return left < 0 ? null : left;
}

/** From when a law binds that does not yet. */
export function forceWords(
  t: Words<"incident">,
  time: TimeWords,
  { binding_from: from }: Pick<Clock, "binding_from">,
): string {
  return from ? t("duty.inForceFrom", { day: time.at(from, "date", "UTC") }) : t("duty.notInForce");
}
