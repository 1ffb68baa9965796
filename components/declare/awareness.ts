import { type Contradiction, contradictions, NO_FACTS } from "@/lib/law/facts";
import { readInstant } from "@/lib/schema/instant";
import { type FactsForm, FORM_INSTANTS } from "../facts/facts-form";

/** The instant in the awareness field; null while it is empty or half typed. */
export function awarenessIn(said: string): Date | null {
  const reading = readInstant(said);
  return "instant" in reading ? reading.instant : null;
}

interface Times {
  discovered_at: string;
  facts: FactsForm;
}

/** Whether somebody became aware after the first sign: then a reason is asked for. */
export function isLaterThanDetection({ discovered_at, facts }: Times): boolean {
  const aware = awarenessIn(discovered_at);
  const detected = awarenessIn(facts.detected_at.at);
  return aware !== null && detected !== null && aware > detected;
}

/** A pair of the form's instants that cannot both be true. */
export interface Clash {
  /** What should not lie before the other, and does. */
  later: { name: string; at: Date };
  earlier: { name: string; at: Date };
}

/** The instants in the form that contradict each other: no clock starts from them. */
export function clashesIn({ discovered_at, facts }: Times): Clash[] {
  const instants: Record<string, Date> = {};
  for (const name of FORM_INSTANTS) {
    const at = awarenessIn(facts[name].at);
    if (at) instants[name] = at;
  }
  const aware = awarenessIn(discovered_at);
  if (aware) instants.aware_at = aware;
  return contradictions({ ...NO_FACTS, instants }).flatMap((found) => clashOf(found, instants));
}

function clashOf(
  { facts: [first, second] }: Contradiction,
  instants: Record<string, Date>,
): Clash[] {
  const [at, before] = [instants[second], instants[first]];
  if (!at || !before) return [];
  return [{ later: { name: second, at }, earlier: { name: first, at: before } }];
}
