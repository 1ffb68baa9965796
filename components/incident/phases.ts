/** The phases of an incident on one line: began, found, aware, told, closed. */
import type { FactsOut } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";

export const PHASES = ["began", "found", "aware", "notified", "resolved"] as const;

export interface Phase {
  phase: (typeof PHASES)[number];
  at: string;
  /** Milliseconds since the one before; null for the first. */
  afterMs: number | null;
  /** Where on the line, 0 to 100: by time, but never on top of each other. */
  place: number;
}

/** Phases nearer to each other than this share of the line could not be read apart. */
const NEAREST = 16;

/** The phases that have an instant, in the order of time. Fewer than two make no line. */
export function phasesOf(incident: IncidentDetail, facts: FactsOut): Phase[] {
  const stated = (kind: string): string | null => {
    const last = facts.history.filter(({ fact }) => fact === kind).at(-1)?.value;
    return typeof last === "string" ? last : null;
  };
  const instants: Readonly<Record<Phase["phase"], string | null>> = {
    began: stated("occurred_from"),
    found: stated("detected_at"),
    aware: incident.discovered_at,
    notified: incident.authority_notified_at,
    resolved: incident.resolution_date,
  };
  const known = PHASES.flatMap((phase) => {
    const at = instants[phase];
    return at === null ? [] : [{ phase, at }];
  }).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (known.length < 2) return [];
  const places = spread(known.map(({ at }) => Date.parse(at)));
  return known.map(({ phase, at }, index) => {
    const before = known[index - 1];
    return {
      phase,
      at,
      afterMs: before ? Date.parse(at) - Date.parse(before.at) : null,
      place: places[index] ?? 0,
    };
  });
}

/** Places from 0 to 100 in proportion to time, moved apart where they would touch. */
function spread(instants: readonly number[]): number[] {
  const gaps = instants.slice(1).map((at, index) => at - (instants[index] ?? at));
  const whole = gaps.reduce((sum, gap) => sum + gap, 0);
  const room = 100 - NEAREST * gaps.length;
  let place = 0;
  return [
    0,
    ...gaps.map((gap) => {
      place += NEAREST + (whole === 0 ? 1 / gaps.length : gap / whole) * room;
      return place;
    }),
  ];
}
