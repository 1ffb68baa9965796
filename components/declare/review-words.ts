/** What the review says of the facts, and what it says is still open. */
import type { Words } from "@/lib/i18n/words";
import type { Locale } from "@/lib/locales";
import { typedNumber } from "../facts/facts-body";
import type { CountForm } from "../facts/facts-form";
import type { Step } from "./steps";
import type { WizardValues } from "./wizard-form";

/** "About 1,284"; null while nobody has said. */
export function countWords(
  { kind, number }: CountForm,
  t: Words<"declare">,
  locale: Locale,
): string | null {
  if (kind === "unknown") return t("count.unknown");
  if (kind === "to_be_determined") return t("count.open");
  if (kind === "") return null;
  const typed = typedNumber(number);
  const said = Number.isNaN(typed) ? number : typed.toLocaleString(locale);
  return kind === "approximate" ? t("count.about", { number: said }) : said;
}

/** Those of `all` that were chosen. */
export function chosenOf<Value extends string>(
  all: readonly Value[],
  chosen: readonly string[],
): Value[] {
  return all.filter((value) => chosen.includes(value));
}

type Waiting = "kind" | "people" | "data" | "cause" | "actions" | "places" | "risk";

/** What can follow later (its words are the message `waiting.<name>`), and on which step it is said. */
export function waiting(values: WizardValues): { name: Waiting; step: Step }[] {
  const { facts } = values;
  const open: [said: boolean, name: Waiting, step: Step][] = [
    [values.breach_kind !== "", "kind", "what"],
    [facts.persons.kind !== "", "people", "data"],
    [facts.data_categories.length > 0, "data", "data"],
    [values.root_cause.trim() !== "", "cause", "data"],
    [values.corrective_actions.trim() !== "", "actions", "data"],
    [facts.affected.places.length > 0, "places", "where"],
    [facts.risk.level !== "", "risk", "assess"],
  ];
  return open.filter(([said]) => !said).map(([, name, step]) => ({ name, step }));
}
