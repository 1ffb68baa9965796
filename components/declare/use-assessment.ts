"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createClient } from "@/lib/client";
import type { Assessment } from "@/lib/schema/duties";
import { CLOCK_SKEW_MS } from "@/lib/schema/instant";
import { soundFacts } from "../facts/facts-body";
import { awarenessIn } from "./awareness";
import type { WizardValues } from "./wizard-form";

const client = createClient();
const SETTLE_MS = 300;

export interface Assessed {
  /** What the rules make of the facts; null while nothing has come, or nothing could. */
  assessment: Assessment | null;
  /** What is shown is of facts that have changed since. */
  pending: boolean;
  failed: boolean;
  retry: () => void;
}

/** What a preview is asked with: of the facts in the form, those that stand. */
export function previewBody(values: WizardValues, zone: string): Record<string, unknown> {
  const aware = awarenessIn(values.discovered_at);
  const past = aware !== null && aware.getTime() <= Date.now() + CLOCK_SKEW_MS;
  const facts = soundFacts(values.facts, zone);
  return {
    orgId: values.orgId,
    discovered_at: past ? values.discovered_at : undefined,
    facts: Object.keys(facts).length > 0 ? facts : undefined,
  };
}

/**
 * Holds the form against every rule, at the server, as one types: after a pause, the last question only.
 *
 * @param wanted false where nothing shows it
 */
export function useAssessment(values: WizardValues, zone: string, wanted: boolean): Assessed {
  const asked = JSON.stringify(previewBody(values, zone));
  const settled = useSettled(asked, SETTLE_MS);
  const { data, isError, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ["clock-preview", values.orgId, settled],
    queryFn: ({ signal }) =>
      client.request<Assessment>({
        method: "POST",
        path: "/api/v1/clock/preview",
        body: JSON.parse(settled),
        signal,
      }),
    enabled: wanted && values.orgId !== "",
    // What was told stands until the answer comes, unless it was another organisation's.
    placeholderData: (before, query) => (query?.queryKey[1] === values.orgId ? before : undefined),
    networkMode: "always",
    retry: false,
  });
  return {
    assessment: data ?? null,
    pending: isFetching || isPlaceholderData || asked !== settled,
    failed: isError && !isFetching,
    retry: () => void refetch(),
  };
}

/** The value, once it has stood still for that long. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === settled) return;
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, settled, ms]);
  return settled;
}
