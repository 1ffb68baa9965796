"use client";
import { Scale } from "lucide-react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { Glyph } from "../ui/glyph";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { Section } from "./section";
import { OUTCOME_WORDS, ruleWords } from "./words";

/** What people decided, why and when; the newest first, none erased. */
export function DecisionsSection({
  incident,
  onDecide,
}: {
  incident: IncidentDetail;
  onDecide?: () => void;
}) {
  const zone = useZone();
  const decisions = incident.decisions.toReversed();
  return (
    <Section
      id="decisions"
      title="Decisions"
      action={
        onDecide && (
          <Button size="sm" icon={<Scale aria-hidden />} onClick={onDecide}>
            {decisions.length > 0 ? "Decide again" : "Decide"}
          </Button>
        )
      }
    >
      {decisions.length === 0 && (
        <p className="text-ink-3 text-sm">
          No decision on record.
          {incident.clocks.some(({ state }) => state === "running" || state === "to_decide") &&
            " Without one, and without a filing, the duty stands."}
        </p>
      )}
      <ol className="grid gap-3">
        {decisions.map((decision, at) => {
          const clock = incident.clocks.find(({ id }) => id === decision.clock_id);
          return (
            <li
              key={decision.id}
              className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-3 border border-line-2 px-4.5 py-3.5 text-sm"
            >
              <Glyph state="off" className="mt-px size-5 text-ink-2" />
              <div>
                <h3 className="text-lg">
                  {OUTCOME_WORDS[decision.outcome]}
                  {at > 0 && (
                    <span className="font-normal text-ink-3 text-xs"> earlier decision</span>
                  )}
                </h3>
                <p className="mt-1 mb-2.5 max-w-152 whitespace-pre-line break-words leading-[1.55]">
                  {decision.reasons}
                </p>
                <p className="flex flex-wrap gap-x-5 gap-y-0.5 text-ink-3 text-xs">
                  <span>
                    Decided by <b className="font-medium text-ink-2">{decision.decided_by.name}</b>
                  </span>
                  <Time at={decision.decided_at} zone={zone} style="full" />
                  {decision.recorded_at !== decision.decided_at && (
                    <span>
                      Recorded <Time at={decision.recorded_at} zone={zone} style="full" />
                    </span>
                  )}
                  {clock && <span>{ruleWords(clock).citation}</span>}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
