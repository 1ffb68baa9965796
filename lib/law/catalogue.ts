/** Loading rules: each is checked against the schema, and the whole against itself. */
import { type Rule, type RuleSource, ruleSchema } from "./rule";

/**
 * The rules of these packs, by id.
 *
 * @throws Error that names the rule which does not fit, or stands twice
 */
export function loadRules(packs: readonly (readonly RuleSource[])[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const source of packs.flat()) {
    const parsed = ruleSchema.safeParse(source);
    if (!parsed.success) {
      const faults = parsed.error.issues.map(
        ({ path, message }) => `${path.join(".")}: ${message}`,
      );
      throw new Error(`The rule ${source.id} does not fit: ${faults.join("; ")}`);
    }
    if (rules.has(parsed.data.id)) throw new Error(`The rule ${source.id} stands twice.`);
    rules.set(parsed.data.id, parsed.data);
  }
  return rules;
}
