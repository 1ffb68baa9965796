/** Loading rules: each is checked against the schema, and the whole against itself. */
import type { Predicate } from "./predicate";
import { type Rule, type RuleSource, ruleSchema } from "./rule";

export interface Library {
  /** The latest version of each rule, in the order of the packs. */
  latest: ReadonlyMap<string, Rule>;
  /** Every version of each, oldest first: a clock is read with the version that it started under. */
  versions: ReadonlyMap<string, readonly Rule[]>;
}

/**
 * The rules of these packs.
 *
 * @throws Error that names the rule which does not fit, stands twice, names a rule that is none, or waits for itself
 */
export function loadRules(packs: readonly (readonly RuleSource[])[]): Library {
  const versions = new Map<string, Rule[]>();
  for (const source of packs.flat()) {
    const rule = parsed(source);
    const others = versions.get(rule.id) ?? [];
    if (others.some(({ version }) => version === rule.version)) {
      throw new Error(`The rule ${rule.id} stands twice in version ${rule.version}.`);
    }
    versions.set(
      rule.id,
      [...others, rule].sort((one, other) => one.version - other.version),
    );
  }
  const latest = new Map<string, Rule>();
  for (const [id, all] of versions) {
    for (const rule of all) {
      for (const named of namedBy(rule)) {
        if (!versions.has(named)) {
          throw new Error(`The rule ${id} names the rule ${named}, which is none.`);
        }
      }
      latest.set(id, rule);
    }
  }
  for (const id of latest.keys()) refuseCycle(id, latest);
  return { latest, versions };
}

function parsed(source: RuleSource): Rule {
  const result = ruleSchema.safeParse(source);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Error(`The rule ${source.id} does not fit: ${faults.join("; ")}`);
  }
  const { id, zone } = result.data;
  if (zone !== undefined && !isZone(zone)) {
    throw new Error(`The rule ${id} counts in the zone ${zone}, which is none.`);
  }
  return result.data;
}

/** A name of the time-zone database. An offset is none: it knows no summer time. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The rules whose filing this one waits for. */
function predecessors(rule: Rule): string[] {
  const started = rule.starts && "filing" in rule.starts ? [rule.starts.filing] : [];
  return [...started, ...rule.notBefore.map((order) => order.rule)];
}

function namedBy(rule: Rule): string[] {
  const bound = [rule.applies, rule.when, rule.noonRelief?.except].filter((one) => one != null);
  return [
    ...predecessors(rule),
    ...(rule.cap ? [rule.cap] : []),
    ...(rule.limbOf ? [rule.limbOf] : []),
    ...bound.flatMap(namedIn),
  ];
}

function namedIn(predicate: Predicate): string[] {
  if ("all" in predicate) return predicate.all.flatMap(namedIn);
  if ("any" in predicate) return predicate.any.flatMap(namedIn);
  if ("not" in predicate) return namedIn(predicate.not);
  return "filedIncomplete" in predicate ? [predicate.filedIncomplete] : [];
}

function refuseCycle(id: string, rules: ReadonlyMap<string, Rule>, way: readonly string[] = []) {
  if (way.includes(id)) {
    const round = [...way.slice(way.indexOf(id)), id].join(", then ");
    throw new Error(`The rule ${id} waits for itself: ${round}.`);
  }
  const rule = rules.get(id);
  if (rule) for (const next of predecessors(rule)) refuseCycle(next, rules, [...way, id]);
}
