"use client";
import { SEVERITY_WORDS } from "@/components/incident/words";
import { useZone } from "@/components/ui/now";
import { SEVERITIES } from "@/lib/schema/incident-values";
import { formatInstant } from "@/lib/time";
import { DATA_WORDS, RISK_WORDS } from "../facts/fact-words";
import { placeName } from "../facts/places";
import { awarenessIn } from "./awareness";
import { countWords, listWords } from "./review-words";
import { STEPS, type Step } from "./steps";
import type { WizardValues } from "./wizard-form";

/** The steps on which nothing is missing that declaring needs. */
export function completeSteps(values: WizardValues): readonly Step[] {
  const what = values.title.trim() !== "" && values.severity !== "";
  const when = awarenessIn(values.discovered_at) !== null;
  const { facts } = values;
  const done: Record<Step, boolean> = {
    what,
    when,
    data: facts.persons.kind !== "" && facts.data_categories.length > 0,
    where: facts.affected.places.length > 0,
    assess: facts.risk.level !== "",
    review: false,
  };
  return STEPS.filter((step) => done[step]);
}

/** What was said on each step, in a few words, for the rail. */
export function useNotes(values: WizardValues): Partial<Record<Step, string>> {
  const zone = useZone();
  const awareness = awarenessIn(values.discovered_at);
  const severity = SEVERITIES.find((value) => value === values.severity);
  const title = values.title.trim().slice(0, 80);
  return {
    what: [title, severity && SEVERITY_WORDS[severity]].filter(Boolean).join(", ") || undefined,
    when: awareness ? `Aware ${formatInstant(awareness, zone, "short")}` : undefined,
    data: dataNote(values),
    where: listed(values.facts.affected.places.map(({ place }) => placeName(place))),
    assess: listWords([values.facts.risk.level], RISK_WORDS) ?? undefined,
  };
}

function dataNote({ facts }: WizardValues): string | undefined {
  const people = countWords(facts.persons);
  const data = listed(facts.data_categories.map((one) => listWords([one], DATA_WORDS) ?? one));
  return [people && `${people} people`, data].filter(Boolean).join(", ") || undefined;
}

/** The first few of a list, and how many more there are. */
function listed(names: readonly string[]): string | undefined {
  const rest = names.length - 3;
  const shown = names.slice(0, 3).join(", ");
  return rest > 0 ? `${shown} and ${rest} more` : shown || undefined;
}
