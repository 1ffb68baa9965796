"use client";
import { Pencil } from "lucide-react";
import type { FactsOut } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { PhaseTrack } from "./phase-track";
import { phasesOf } from "./phases";
import { Fact, Facts, NotStated, Section } from "./section";
import { SEVERITY_WORDS } from "./words";

/** What happened, as it is known. */
export function FactsSection({
  incident,
  facts,
  onEdit,
}: {
  incident: IncidentDetail;
  facts: FactsOut;
  /** Absent for who may not change it. */
  onEdit?: () => void;
}) {
  const zone = useZone();
  return (
    <Section
      id="about"
      title="What happened"
      note={
        <>
          Last changed <Time at={incident.updated_at} zone={zone} />
        </>
      }
      action={
        onEdit && (
          <Button size="sm" icon={<Pencil aria-hidden />} onClick={onEdit}>
            Edit
          </Button>
        )
      }
    >
      {incident.description ? (
        <p className="mb-5 max-w-172 whitespace-pre-line break-words text-lg leading-[1.55]">
          {incident.description}
        </p>
      ) : (
        <p className="mb-5 text-ink-3">What happened has not been described yet.</p>
      )}
      <PhaseTrack phases={phasesOf(incident, facts)} />
      <Facts>
        <Fact name="Severity">
          {incident.severity ? SEVERITY_WORDS[incident.severity] : <NotStated />}
        </Fact>
        <Fact name="People told">
          {incident.data_subjects_notified_at ? (
            <Time at={incident.data_subjects_notified_at} zone={zone} style="full" />
          ) : (
            <span className="text-ink-3">No time on record</span>
          )}
        </Fact>
        <Fact name="Cause" wide>
          {incident.root_cause ?? <NotStated />}
        </Fact>
        <Fact name="Recorded">
          <Time at={incident.created_at} zone={zone} style="full" /> by {incident.created_by.name}
          {incident.imported && <span className="text-ink-3">, with its past (imported)</span>}
        </Fact>
        {incident.resolution_date && (
          <Fact name="Resolved">
            <Time at={incident.resolution_date} zone={zone} style="full" />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
