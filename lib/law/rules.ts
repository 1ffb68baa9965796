/** All rules that this version of Tocsin knows. */
import { EU_GDPR_ART33 } from "./eu-gdpr-art33";
import type { Rule } from "./rule";

const RULES: readonly Rule[] = [EU_GDPR_ART33];

/** The rule of that id, or undefined where this version knows none. */
export function findRule(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id);
}
