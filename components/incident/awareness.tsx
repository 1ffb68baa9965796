"use client";
import { Pencil } from "lucide-react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { Time } from "../ui/time";
import { Section } from "./section";
import { TwoZones } from "./two-zones";

/** When the controller became aware, and every time that this was corrected. */
export function AwarenessSection({
  incident,
  onCorrect,
}: {
  incident: IncidentDetail;
  onCorrect?: () => void;
}) {
  const zone = useZone();
  const history = [...incident.awareness_history].reverse();
  return (
    <Section
      id="awareness"
      title="Awareness"
      note="Starts the 72 hours"
      action={
        onCorrect && (
          <Button size="sm" icon={<Pencil aria-hidden />} onClick={onCorrect}>
            {incident.discovered_at === null ? "State it" : "Correct"}
          </Button>
        )
      }
    >
      {incident.discovered_at === null ? (
        <p className="text-sm">
          No deadline yet. Say when you became aware, or decide that no notification is due.
        </p>
      ) : (
        <p className="font-medium text-lg">
          <TwoZones at={incident.discovered_at} zone={zone} />
        </p>
      )}
      {incident.awareness_moved_after_deadline && (
        <p className="mt-2">
          <Tag state="late">Awareness was moved later after the deadline had passed</Tag>
        </p>
      )}
      {history.length > 1 && (
        <ol className="mt-4 text-sm" aria-label="Corrections of the awareness">
          {history.map((fact, at) => (
            <li
              key={`${fact.recorded_at}${fact.discovered_at}`}
              className="grid gap-0.5 border-line border-t py-2.5 leading-normal"
            >
              <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                {at === 0 ? (
                  <b className="font-medium">
                    <Stated fact={fact} zone={zone} />
                  </b>
                ) : (
                  <s className="text-ink-3">
                    <Stated fact={fact} zone={zone} />
                  </s>
                )}
                {fact.moved_after_deadline && <Tag state="late">Moved after the deadline</Tag>}
              </p>
              {fact.reason && <p className="whitespace-pre-line break-words">{fact.reason}</p>}
              <p className="text-ink-3 text-xs">
                Recorded <Time at={fact.recorded_at} zone={zone} style="full" /> by{" "}
                {fact.recorded_by.name}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Stated({
  fact,
  zone,
}: {
  fact: IncidentDetail["awareness_history"][number];
  zone: string;
}) {
  if (fact.discovered_at === null) return "No awareness stated";
  return <Time at={fact.discovered_at} zone={zone} style="full" />;
}
