/** What the review says of the facts, and what it says is still open. */
import { typedNumber } from "../facts/facts-body";
import type { CountForm, TextFact } from "../facts/facts-form";
import type { Step } from "./steps";
import type { WizardValues } from "./wizard-form";

export const TEXT_NAMES: Readonly<Record<TextFact, string>> = {
  consequences: "Consequences",
  effects: "Effects so far",
  measures_taken: "Measures taken",
  measures_proposed: "Proposed",
  remedial_action: "Remedial action",
  contact: "Contact point",
};

/** "about 1,284"; null while nobody has said. */
export function countWords({ kind, number }: CountForm): string | null {
  if (kind === "unknown") return "Cannot be known";
  if (kind === "to_be_determined") return "To be determined";
  if (kind === "") return null;
  const typed = typedNumber(number);
  const said = Number.isNaN(typed) ? number : typed.toLocaleString("en-GB");
  return kind === "approximate" ? `About ${said}` : said;
}

/** The chosen values in words; null where none is chosen. */
export function listWords(
  chosen: readonly string[],
  words: Readonly<Record<string, string>>,
): string | null {
  const said = chosen.filter(Boolean).map((one) => words[one] ?? one);
  return said.length > 0 ? said.join(", ") : null;
}

/** What can follow later, and on which step it is said. */
export function waiting(values: WizardValues): { name: string; step: Step }[] {
  const { facts } = values;
  const open: [said: boolean, name: string, step: Step][] = [
    [values.breach_kind !== "", "what was broken", "what"],
    [facts.persons.kind !== "", "how many people", "data"],
    [facts.data_categories.length > 0, "which data", "data"],
    [values.root_cause.trim() !== "", "the cause", "data"],
    [values.corrective_actions.trim() !== "", "the actions taken", "data"],
    [facts.affected.places.length > 0, "where the people live", "where"],
    [facts.risk.level !== "", "the risk", "assess"],
  ];
  return open.filter(([said]) => !said).map(([, name, step]) => ({ name, step }));
}
