/** Which facts are asked for together, in one dialog. */
import { INSTANTS } from "@/lib/law/facts";

export const FACT_GROUPS = ["times", "people", "data", "where", "risk", "response"] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

const MEMBERS: Readonly<Record<FactGroup, readonly string[]>> = {
  times: INSTANTS,
  people: ["persons", "person_categories", "records"],
  data: ["data_categories", "nature", "protection"],
  where: ["role", "controllers", "affected", "zone"],
  risk: ["risk", "findings"],
  response: [
    "consequences",
    "effects",
    "measures_taken",
    "measures_proposed",
    "remedial_action",
    "contact",
  ],
};

/** The facts of a group, in the order in which they are shown. */
export function factsIn(group: FactGroup): readonly string[] {
  return MEMBERS[group];
}

/** The group in which a fact is asked for; null for what no dialog here asks. findings.x belongs to findings. */
export function factGroupOf(fact: string): FactGroup | null {
  const [name = fact] = fact.split(".");
  return FACT_GROUPS.find((group) => MEMBERS[group].includes(name)) ?? null;
}
