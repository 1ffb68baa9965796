/**
 * What an incident is told apart by and has few values, as one number that the database computes (incident.traits):
 * filters together leave some of the numbers, and an index has the incidents of each in their order.
 */
import type { IncidentFilter } from "../schema/incident";
import { BREACH_KINDS, SEVERITIES, STATUSES, UNRESOLVED, UNSAID } from "../schema/incident-values";

/** One thing of the number: how many values it has, and which of them a filter leaves; undefined for all. */
interface Trait {
  values: number;
  left(query: IncidentFilter): readonly number[] | undefined;
}

const SOURCE_PLACES = { MANUAL: 0, ASSESSMENT: 1, WEBFORM: 2, INTEGRATION: 3 } as const;

/** From the smallest place on, as in the column's definition. */
const TRAITS: Record<string, Trait> = {
  status: {
    values: STATUSES.length,
    left: ({ status }) => {
      if (status === undefined) return undefined;
      const places = STATUSES.map((_, at) => at);
      if (status === UNRESOLVED) return places.filter((at) => STATUSES[at] !== "resolved");
      return [STATUSES.indexOf(status)];
    },
  },
  severity: { values: 3, left: ({ severity }) => placeIn(SEVERITIES, severity) },
  breach_kind: { values: 5, left: ({ breach_kind: kind }) => placeIn(BREACH_KINDS, kind) },
  // The last of them is no source that there is.
  source: { values: 5, left: ({ source }) => source && [SOURCE_PLACES[source]] },
  drill: {
    values: 2,
    left: ({ drill }) => (drill === undefined ? undefined : [drill ? 1 : 0]),
  },
  filed_in_time: { values: 2, left: ({ filed }) => (filed === "in_time" ? [1] : undefined) },
  filed_late: { values: 2, left: ({ filed }) => (filed === "late" ? [1] : undefined) },
};

/** What nobody has said comes first. */
function placeIn<Value extends string>(
  values: readonly Value[],
  said: Value | typeof UNSAID | undefined,
): number[] | undefined {
  if (said === undefined) return undefined;
  return [said === UNSAID ? 0 : values.indexOf(said) + 1];
}

/** The numbers that the filters leave; none where one index has what they ask for without, or none has them. */
export function numbersLeft(
  query: IncidentFilter & { deletedToo?: boolean },
): number[] | undefined {
  if (query.deletedToo) return undefined;
  const { status, severity, breach_kind: kind, source, filed, drill } = query;
  // That something is no drill says little.
  const asked = [status, severity, kind, source, filed, drill || undefined];
  const traits = asked.filter((said) => said !== undefined).length;
  const beside = [query.type, query.owner, query.span, query.overdue];
  const isAlone = traits === 1 && beside.every((said) => said === undefined);
  return traits === 0 || isAlone ? undefined : numbersOf(query);
}

/** What is asked for besides. */
export function withoutTraits<Query extends IncidentFilter>(query: Query): Query {
  const none = undefined;
  const traits = { status: none, severity: none, breach_kind: none, source: none };
  return { ...query, ...traits, filed: none, drill: none };
}

/** The numbers of the incidents that fit, as far as these filters say. */
function numbersOf(query: IncidentFilter): number[] {
  let numbers = [0];
  let place = 1;
  for (const { values, left } of Object.values(TRAITS)) {
    const fits = left(query) ?? Array.from({ length: values }, (_, at) => at);
    const at = place;
    numbers = numbers.flatMap((number) => fits.map((value) => number + at * value));
    place *= values;
  }
  return numbers;
}
