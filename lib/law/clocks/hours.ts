/** Periods in hours: elapsed hours on the UTC line, shown beside the clocks of the place. */
import { strictDue } from "../clock";
import type { Rule } from "../rule";
import type { ClockInput } from "./clock";
import { localAt, sayLocal } from "./local";
import { hourReadings } from "./readings";
import { type Sum, zoneInputs, zoneOf } from "./sum";

export function hoursFrom(rule: Rule, hours: number, start: Date, input: ClockInput): Sum {
  const dueAt = strictDue(start, hours);
  const zone = zoneOf(rule, input);
  const lines = [
    `Due: ${start.toISOString()} + ${hours}:00:00 elapsed hours on the UTC line = ${dueAt.toISOString()}.`,
  ];
  if (zone === null) return { dueAt, lines, readings: [], inputs: zoneInputs(zone, input) };
  lines.push(
    `By local clocks: from ${sayLocal(start, zone)} to ${sayLocal(dueAt, zone)}; tz database ${input.tzEdition}.`,
  );
  if (localAt(start, zone).offset !== localAt(dueAt, zone).offset) {
    lines.push(
      "The clocks change in between. Hours that have elapsed count, not the clock's face.",
    );
  }
  const { readings, inputs } = hourReadings(rule, hours, start, dueAt, zone, input);
  return { dueAt, lines, readings, inputs: { ...zoneInputs(zone, input), ...inputs } };
}
