/** What the board says beside its digits. Citations of law come as they are kept, in English. */
import type { ClockState } from "@/components/ui/clock-state";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { BoardRow } from "@/lib/schema/board";
import { HOUR_MS } from "@/lib/time";

type Say = Words<"board">;

/** What the row is about: the incident, or the request of a data principal with the session it came in. */
export function subjectOf(t: Say, { incident, session_id }: BoardRow) {
  if (incident) {
    return {
      href: `/dashboard/incidents/${incident.id}`,
      decide: `/dashboard/incidents/${incident.id}?do=decide&duty=`,
      number: incident.number,
      title: incident.title ?? t("untitled"),
    };
  }
  const href = `/dashboard/dpdp?sessionId=${session_id ?? ""}`;
  const number = `DPDP ${(session_id ?? "").slice(0, 8)}`;
  return { href, decide: null, number, title: t("request") };
}

/** What is said aloud of a row, and shown as a notice of the browser: an exercise says first that it is one. */
export function spokenName(t: Say, row: BoardRow): string {
  const { number } = subjectOf(t, row);
  return row.incident?.drill ? t("announce.drill", { number }) : number;
}

/** What stands under the digits. */
export function unitWords(t: Say, state: ClockState, clock: BoardRow["clock"]): string {
  if (state === "overdue") return t("unit.overdue");
  if (state === "decide") return t("unit.decide");
  if (state === "open") return t("unit.open");
  if (state === "wait") return clock.binding ? t("unit.wait") : t("unit.information");
  return t("unit.left");
}

/** The two ends of the line under the fuse. */
export function fuseWords(
  t: Say,
  time: TimeWords,
  state: ClockState,
  clock: BoardRow["clock"],
  now: number,
): [string, string] {
  if (state === "decide") return [t("fuse.decide"), ""];
  if (state === "wait") return [clock.binding ? t("fuse.wait") : t("fuse.noAlarm"), ""];
  if (clock.due_at === null || clock.started_at === null)
    return [t("fuse.open"), t("fuse.doItNow")];
  const started = Date.parse(clock.started_at);
  const whole = Date.parse(clock.due_at) - started;
  const length = whole % HOUR_MS === 0 ? `${whole / HOUR_MS} h` : time.duration(whole);
  if (state === "overdue") return [t("fuse.ranOut", { length }), t("fuse.owed")];
  const gone = Math.min(99, Math.max(0, Math.floor(((now - started) / whole) * 100)));
  return [t("fuse.gone", { percent: String(gone) }), t("fuse.of", { length })];
}

/** When it is due, in the viewer's zone and in UTC (left out where that is the viewer's). */
export function dueWords(
  t: Say,
  time: TimeWords,
  state: ClockState,
  clock: BoardRow["clock"],
  now: number,
): [string, string] {
  if (state === "decide") return [t("due.decide"), t("due.decideNow")];
  if (!clock.binding) {
    const until = clock.binding_from && time.at(clock.binding_from, "date", "UTC");
    return [t("due.notInForce"), until ? t("due.until", { date: until }) : t("due.noDate")];
  }
  if (state === "wait") return [t("due.wait"), t("due.onceStarted")];
  if (clock.due_at === null) {
    const since = clock.started_at && time.at(clock.started_at, "short");
    return [t("due.open"), since ? t("due.since", { instant: since }) : ""];
  }
  const inUtc = time.zone === "UTC" ? "" : time.at(clock.due_at, "short", "UTC");
  return [time.near(clock.due_at, new Date(now)), inUtc];
}
