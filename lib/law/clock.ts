/**
 * The strict clock: trigger + exactly the hours, on the UTC line. The zone, the season and the calendar
 * cannot move it; the readings of Regulation 1182/71 that end later never drive it.
 */
import { EU_GDPR_ART33 } from "./eu-gdpr-art33";

const HOUR_MS = 3_600_000;

/** The instant exactly `hours` elapsed hours after the trigger. */
export function strictDue(trigger: Date, hours: number): Date {
  return new Date(trigger.getTime() + hours * HOUR_MS);
}

/** What a clock is computed from. All three are asserted instants. */
export interface ClockFacts {
  awareness: Date | null;
  /** Facts on record that awareness must not lie after. */
  authorityNotified?: Date | null;
  resolved?: Date | null;
}

export interface Computed {
  startedAt: Date | null;
  /** Null where the facts give no deadline: a person decides, now. */
  dueAt: Date | null;
  /** The sum, line by line, as it is kept with the clock. */
  computation: string[];
}

/** Computes the clock of Art. 33(1). Never a date from a missing or contradicted awareness. */
export function art33Clock(facts: ClockFacts): Computed {
  return hourClock(EU_GDPR_ART33, facts);
}

/** What an hour clock needs of its rule: a period that is a number of hours. */
interface HourRule {
  id: string;
  version: number;
  citation: string;
  period: { value: number; unit: "hours" };
}

function hourClock(rule: HourRule, facts: ClockFacts): Computed {
  const { awareness } = facts;
  const head = `Rule ${rule.id}, version ${rule.version}: ${rule.citation}, ${rule.period.value} hours from awareness.`;
  const fault = faultIn(facts);
  if (awareness === null || fault) {
    return {
      startedAt: null,
      dueAt: null,
      computation: [
        head,
        fault ?? "No awareness is on record.",
        "So there is no deadline. Decide now: say when you became aware, or that no notification is due.",
      ],
    };
  }
  const dueAt = strictDue(awareness, rule.period.value);
  return {
    startedAt: awareness,
    dueAt,
    computation: [
      head,
      `Awareness as stated: ${awareness.toISOString()}.`,
      `Due: ${awareness.toISOString()} + ${rule.period.value}:00:00 elapsed hours on the UTC line = ${dueAt.toISOString()}.`,
      "This is the outer limit. The duty itself is to notify without undue delay.",
      "Tocsin computes, the controller decides.",
    ],
  };
}

function faultIn({ awareness, authorityNotified, resolved }: ClockFacts): string | null {
  if (awareness === null) return null;
  for (const [later, name] of [
    [authorityNotified, "the authority was notified"],
    [resolved, "the incident was resolved"],
  ] as const) {
    if (later && later < awareness) {
      return `The facts contradict each other: aware ${awareness.toISOString()}, but ${name} before that, ${later.toISOString()}.`;
    }
  }
  return null;
}

/** By how much a filing missed its deadline, in milliseconds; 0 within it; null where none stood. */
export function lateByMs(filedAt: Date, dueAt: Date | null): number | null {
  return dueAt === null ? null : Math.max(0, filedAt.getTime() - dueAt.getTime());
}
