"use client";
import { Gauge } from "lucide-react";
import { useState } from "react";
import { severityOf } from "@/lib/law/enisa";
import { BAND_GUIDE } from "@/lib/law/enisa-guide";
import type { IncidentDetail } from "@/lib/schema/incident";
import type { SeverityOut } from "@/lib/schema/severity";
import { Section } from "../incident/section";
import { Button } from "../ui/button";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { useSeverities } from "./severity-data";
import { SeverityDialog } from "./severity-dialog";
import { Folded, SeveritySum, SumLines } from "./severity-sum";

/** The severity after ENISA's method: the latest version with its sum, the older ones folded. */
export function SeverityCard({
  incident,
  mayAssess,
}: {
  incident: IncidentDetail;
  mayAssess: boolean;
}) {
  const [assessing, setAssessing] = useState(false);
  const { data, isError, refetch } = useSeverities(incident);
  const [latest, ...older] = data?.versions ?? [];
  return (
    <Section
      id="severity"
      title="Severity"
      note="A score proposes. A person decides."
      action={
        mayAssess &&
        data && (
          <Button size="sm" icon={<Gauge aria-hidden />} onClick={() => setAssessing(true)}>
            {latest ? "Assess again" : "Assess"}
          </Button>
        )
      }
    >
      {isError && !data && (
        <p className="text-sm">
          The versions could not be read.{" "}
          <button type="button" className="link" onClick={() => void refetch()}>
            Read them again
          </button>
        </p>
      )}
      {data && !latest && <p className="text-ink-3 text-sm">Not assessed yet.</p>}
      {latest && <Latest version={latest} />}
      {older.length > 0 && <Older versions={older} />}
      {assessing && (
        <SeverityDialog incident={incident} latest={latest} onClose={() => setAssessing(false)} />
      )}
    </Section>
  );
}

function Latest({ version }: { version: SeverityOut }) {
  const { inputs, persons, flags } = version;
  return (
    <>
      <SeveritySum result={severityOf(inputs, { persons, unintelligible: flags.unintelligible })} />
      {version.reasons && (
        <p className="mt-3 max-w-152 whitespace-pre-line break-words text-sm leading-[1.55]">
          {version.reasons}
        </p>
      )}
      <p className="mt-2 text-ink-3 text-xs">
        <Author version={version} />
      </p>
      <SumLines lines={version.computation} />
    </>
  );
}

function Older({ versions }: { versions: readonly SeverityOut[] }) {
  return (
    <Folded name={`${versions.length} earlier ${versions.length === 1 ? "version" : "versions"}`}>
      <ol className="mt-1 text-sm">
        {versions.map((version) => (
          <li key={version.version} className="border-line border-t py-2.5 leading-normal">
            <p>
              <b className="font-medium">
                {version.score}, {BAND_GUIDE[version.band].name.toLowerCase()}
              </b>{" "}
              <span className="text-ink-3 text-xs">
                <Author version={version} />
              </span>
            </p>
            {version.reasons && (
              <p className="mt-1 whitespace-pre-line break-words">{version.reasons}</p>
            )}
            <SumLines lines={version.computation} />
          </li>
        ))}
      </ol>
    </Folded>
  );
}

function Author({ version }: { version: SeverityOut }) {
  const zone = useZone();
  return (
    <>
      Version {version.version} by {version.recorded_by?.name}
      {version.recorded_at && (
        <>
          , <Time at={version.recorded_at} zone={zone} style="full" />
        </>
      )}
    </>
  );
}
