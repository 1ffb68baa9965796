/** What a date and a time of day, typed into two fields, mean in a zone. */
import { FIRST_YEAR, LAST_YEAR } from "@/lib/schema/instant";
import { instantsAt, toFields, toRfc3339 } from "@/lib/time";

export interface Typed {
  date: string;
  time: string;
  /** In the hour that a clock change repeats: which of the two. */
  which: "first" | "second" | null;
}

/** What the fields show of a value. */
export function typedFrom(value: string, zone: string): Typed {
  const at = new Date(value);
  if (value === "" || Number.isNaN(at.getTime())) return { date: "", time: "", which: null };
  const fields = toFields(at, zone);
  const twins = instantsAt(fields.date, fields.time, zone);
  const second = twins[1] !== undefined && at.getTime() >= twins[1].getTime();
  return { ...fields, which: twins.length < 2 ? null : second ? "second" : "first" };
}

interface Reading {
  value: string;
  /** The instants that the fields can mean. */
  twins: Date[];
  meant: Date | null;
  /** The zone's clock skipped that time on that day. */
  skipped: boolean;
}

/** What the typed date and time mean in the zone: an instant, a question, or nothing. */
export function reading({ date, time, which }: Typed, zone: string): Reading {
  const nothing = { twins: [], meant: null, skipped: false };
  if (date === "" && time === "") return { value: "", ...nothing };
  const raw = `${date}T${time}`;
  if (date === "" || time === "") return { value: raw, ...nothing };
  // While a year is typed it reads 0002, 0020, 0202: no clock was changed then, and the schema names the years.
  if (!isYear(date)) return { value: `${raw}:00Z`, ...nothing };
  const twins = instantsAt(date, time, zone);
  const [first, second] = twins;
  if (!first) return { value: raw, ...nothing, skipped: true };
  if (second && which === null) return { value: raw, ...nothing, twins };
  const meant = second && which === "second" ? second : first;
  return { value: toRfc3339(meant, zone), twins, meant, skipped: false };
}

function isYear(date: string): boolean {
  const year = Number(date.split("-", 1)[0]);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
