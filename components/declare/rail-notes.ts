"use client";
import { useLocale, useTranslations } from "next-intl";
import { useTime } from "@/components/ui/time-words";
import type { Words } from "@/lib/i18n/words";
import { DATA_CATEGORIES, RISKS } from "@/lib/law/facts";
import { SEVERITIES } from "@/lib/schema/incident-values";
import { isNumbered } from "../facts/facts-body";
import { placeName } from "../facts/places";
import { awarenessIn } from "./awareness";
import { chosenOf, countWords } from "./review-words";
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
  const t = useTranslations("declare");
  const f = useTranslations("facts");
  const locale = useLocale();
  const time = useTime();
  const { facts } = values;
  const awareness = awarenessIn(values.discovered_at);
  const severity = SEVERITIES.find((value) => value === values.severity);
  const risk = RISKS.find((level) => level === facts.risk.level);
  const title = values.title.trim().slice(0, 80);
  const count = countWords(facts.persons, t, locale);
  const people = count && isNumbered(facts.persons.kind) ? t("rail.people", { count }) : count;
  const data = chosenOf(DATA_CATEGORIES, facts.data_categories).map((kind) => f(`data.${kind}`));
  return {
    what: [title, severity && f(`severity.${severity}`)].filter(Boolean).join(", ") || undefined,
    when: awareness ? t("rail.aware", { at: time.at(awareness, "short") }) : undefined,
    data: [people, listed(data, t)].filter(Boolean).join(", ") || undefined,
    where: listed(
      facts.affected.places.map(({ place }) => placeName(place, locale)),
      t,
    ),
    assess: risk && f(`risk.${risk}`),
  };
}

/** The first few of a list, and how many more there are. */
function listed(names: readonly string[], t: Words<"declare">): string | undefined {
  const rest = names.length - 3;
  const shown = names.slice(0, 3).join(", ");
  return rest > 0 ? t("rail.andMore", { shown, rest }) : shown || undefined;
}
