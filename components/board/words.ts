/** What the board says beside its digits. */
import type { ClockState } from "@/components/ui/clock-state";
import type { BoardRow } from "@/lib/schema/board";
import { formatDuration, formatInstant, formatNear, HOUR_MS } from "@/lib/time";
import type { TileState } from "./order";

export const TILE_WORDS: Readonly<Record<TileState, string>> = {
  overdue: "Overdue",
  urgent: "Due < 6 h",
  watch: "Due < 24 h",
  calm: "Running",
  open: "Without undue delay",
  decide: "Awaiting a decision",
};

/** What a tile says before its clock. */
export const TILE_LEADS: Readonly<Record<TileState, string>> = {
  overdue: "oldest",
  urgent: "next",
  watch: "next",
  calm: "next",
  open: "longest",
  decide: "no deadline until decided",
};

/** Where a pressed tile has no rows. */
export const TILE_EMPTY: Readonly<Record<TileState, string>> = {
  overdue: "Nothing is overdue.",
  urgent: "Nothing is due in under 6 hours.",
  watch: "Nothing is due between 6 and 24 hours from now.",
  calm: "Nothing has more than 24 hours left.",
  open: "No duty without a fixed deadline is open.",
  decide: "Nothing waits for a decision.",
};

/** What the row is about: the incident, or the request of a data principal with the session it came in. */
export function subjectOf({ incident, session_id }: BoardRow) {
  if (incident) {
    return {
      href: `/dashboard/incidents/${incident.id}`,
      decide: `/dashboard/incidents/${incident.id}?do=decide&duty=`,
      number: incident.number,
      title: incident.title ?? "Untitled incident",
    };
  }
  const href = `/dashboard/dpdp?sessionId=${session_id ?? ""}`;
  const number = `DPDP ${(session_id ?? "").slice(0, 8)}`;
  return { href, decide: null, number, title: "Request of a data principal" };
}

/** What stands under the digits. */
export function unitWords(state: ClockState, clock: BoardRow["clock"]): string {
  if (state === "overdue") return "overdue";
  if (state === "decide") return "no deadline yet";
  if (state === "open") return "elapsed";
  if (state === "wait") return clock.binding ? "its start is to come" : "for information";
  return "left";
}

/** The two ends of the line under the fuse. */
export function fuseWords(
  state: ClockState,
  clock: BoardRow["clock"],
  now: number,
): [string, string] {
  if (state === "decide") return ["Nothing runs until it is decided", ""];
  if (state === "wait") return [clock.binding ? "Waits for its start" : "No alarm", ""];
  if (clock.due_at === null || clock.started_at === null) return ["No fixed deadline", "do it now"];
  const started = Date.parse(clock.started_at);
  const whole = Date.parse(clock.due_at) - started;
  const length = whole % HOUR_MS === 0 ? `${whole / HOUR_MS} h` : formatDuration(whole);
  if (state === "overdue") return [`${length} ran out`, "still owed"];
  const gone = Math.min(99, Math.max(0, Math.floor(((now - started) / whole) * 100)));
  return [`${gone} % gone`, `of ${length}`];
}

/** When it is due, in the viewer's zone and in UTC (left out where that is the viewer's). */
export function dueWords(
  state: ClockState,
  clock: BoardRow["clock"],
  now: number,
  zone: string,
): [string, string] {
  if (state === "decide") return ["No deadline yet", "Decide now"];
  if (!clock.binding) {
    const from = clock.binding_from && formatInstant(new Date(clock.binding_from), "UTC", "date");
    return ["Not in force", from ? `until ${from}` : "no date known"];
  }
  if (state === "wait") return ["Waiting", "runs once its start is on record"];
  if (clock.due_at === null) {
    const since = clock.started_at
      ? `since ${formatInstant(new Date(clock.started_at), zone, "short")}`
      : "";
    return ["Without undue delay", since];
  }
  const due = new Date(clock.due_at);
  const inUtc = zone === "UTC" ? "" : formatInstant(due, "UTC", "short");
  return [formatNear(due, zone, new Date(now)), inUtc];
}
