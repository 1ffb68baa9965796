/** The form of a correction: what is on record, and what the server has against what was changed. */
import { TocsinError } from "@/lib/client";
import type { FactsOut } from "@/lib/schema/facts";
import type { FactFaults } from "../facts/facts-body";
import { type FactsForm, isFactName } from "../facts/facts-form";
import { factsFormOf } from "../facts/facts-of-now";
import { isInstantFact } from "./standing-facts";

/** A form that says what stands, with which instants are estimates. */
export function formOfRecord({ now, history }: FactsOut): FactsForm {
  const instants = Object.entries(now).flatMap(([fact, value]) => {
    if (!isInstantFact(fact)) return [];
    const estimated = history.findLast((one) => one.fact === fact)?.estimated ?? false;
    return [[fact, { at: value, estimated }]];
  });
  return factsFormOf({ ...now, ...Object.fromEntries(instants) });
}

/** The server's faults by the fact that they are about. */
export function faultsIn(error: Error | null): FactFaults {
  if (!(error instanceof TocsinError)) return {};
  const faults: FactFaults = {};
  for (const { pointer, detail, fix } of error.problem?.errors ?? []) {
    const [, name] = pointer.split("/");
    if (isFactName(name)) faults[name] ??= `${detail} ${fix}`;
  }
  return faults;
}
