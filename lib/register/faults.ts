/** Refusals that several verbs share, each with the field and the mend. */
import type { IncidentRow } from "../db/rows";
import { Refusal } from "../errors";

/** Refuses an instant that claims to lie before the controller became aware. */
export function requireNotBefore(
  discoveredAt: IncidentRow["discoveredAt"],
  claimed: Date | null | undefined,
  field: string,
  what: string,
): void {
  if (!claimed || !discoveredAt || claimed >= discoveredAt) return;
  throw new Refusal(
    "facts_contradict",
    `${what} at ${claimed.toISOString()}, but the controller became aware only at ${discoveredAt.toISOString()}.`,
    {
      faults: [
        {
          pointer: `/${field}`,
          detail: `It lies before discovered_at, ${discoveredAt.toISOString()}.`,
          fix: "Check both times. Correct discovered_at first, with a reason, where that one is wrong.",
        },
      ],
    },
  );
}

/** Refuses a late filing that gives no reasons: Art. 33(1), second sentence; any authority will ask. */
export function requireDelayReasons(
  lateMs: number | null,
  reasons: string | undefined,
  ruleId = "eu-gdpr-art33",
): void {
  if (lateMs === null || lateMs === 0 || given(reasons) !== null) return;
  throw new Refusal(
    "delay_reasons_required",
    ruleId === "eu-gdpr-art33"
      ? "The notification is past the 72 hours, so it must carry the reasons for the delay (GDPR Art. 33(1))."
      : `The notification is past the deadline of ${ruleId}, so the reasons for the delay go on record with it.`,
    {
      faults: [
        {
          pointer: "/delay_reasons",
          detail: `The filing is ${span(lateMs)} past the deadline.`,
          fix: "Say in delay_reasons why it is late.",
        },
      ],
    },
  );
}

/** A length of time to be read by a person: 8 h 12 min; below a minute 41 s, below a second 3 ms. Cut, not rounded. */
export function span(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${Math.floor(ms / 1000)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The text, or null where there is none or blanks only. */
export function given(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === "" ? null : text;
}
