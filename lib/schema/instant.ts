/** Instants as RFC 3339 text with an offset: what a missing offset means would be a guess. */
import { z } from "zod";

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;
/** Years outside of these are slips. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;
/** How far ahead of ours another machine's clock may be. */
export const CLOCK_SKEW_MS = 5 * 60_000;

type Reading = { instant: Date } | { fault: string };

/**
 * Reads an RFC 3339 instant; fractions under a millisecond are cut, not rounded.
 *
 * Refuses dates that do not exist (31 April), leap seconds, and years outside 1900–2200.
 */
export function readInstant(said: string): Reading {
  const parts = RFC_3339.exec(said);
  if (!parts) {
    return {
      fault: /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/.test(said)
        ? "Give the offset and the seconds: 2026-05-29T20:54:19Z or 2026-05-29T22:54:19+02:00."
        : "Use RFC 3339 with an offset: 2026-05-29T20:54:19Z.",
    };
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map(Number);
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  utc.setUTCHours(hour, minute, second, Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3)));
  const exists = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
  if (!exists || hour > 23 || minute > 59 || second > 59) {
    return { fault: "There is no such date and time. Check day, month and hour." };
  }
  const offset = offsetMinutes(parts[8] ?? "Z");
  if (offset === null) return { fault: "The offset runs from -23:59 to +23:59." };
  const instant = new Date(utc.getTime() - offset * 60_000);
  if (instant.getUTCFullYear() < FIRST_YEAR || instant.getUTCFullYear() > LAST_YEAR) {
    return { fault: `Use a year from ${FIRST_YEAR} to ${LAST_YEAR}.` };
  }
  return { instant };
}

function offsetMinutes(said: string): number | null {
  if (said === "Z" || said === "z") return 0;
  const hours = Number(said.slice(1, 3));
  const minutes = Number(said.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  return (said.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** An instant of any time. Reads text, gives a Date. */
export const instant = z
  .string()
  .meta({ format: "date-time" })
  .transform((said, ctx) => {
    const reading = readInstant(said);
    if ("instant" in reading) return reading.instant;
    ctx.addIssue({ code: "custom", message: reading.fault });
    return z.NEVER;
  });

/** An instant of something that claims to have happened: not in the future, by the clock of who parses. */
export const pastInstant = instant.refine(
  (at) => at.getTime() <= Date.now() + CLOCK_SKEW_MS,
  "This lies in the future. Give the time when it happened.",
);
