"use client";
import { Gauge } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { severityOf } from "@/lib/law/enisa";
import type { IncidentDetail } from "@/lib/schema/incident";
import type { SeverityOut } from "@/lib/schema/severity";
import { Section } from "../incident/section";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { Time } from "../ui/time";
import { useSeverities } from "./severity-data";
import { Folded, SeveritySum, SumLines } from "./severity-sum";

const SeverityDialog = later(() =>
  import("./severity-dialog").then((loaded) => loaded.SeverityDialog),
);

/** The severity after ENISA's method: the latest version with its sum, the older ones folded. */
export function SeverityCard({
  incident,
  mayAssess,
}: {
  incident: IncidentDetail;
  mayAssess: boolean;
}) {
  const t = useTranslations("severity");
  const [assessing, setAssessing] = useState(false);
  const { data, isError, refetch } = useSeverities(incident);
  const [latest, ...older] = data?.versions ?? [];
  return (
    <Section
      id="severity"
      title={t("title")}
      note={t("proposes")}
      action={
        mayAssess &&
        data && (
          <Button size="sm" icon={<Gauge aria-hidden />} onClick={() => setAssessing(true)}>
            {t(latest ? "again" : "assess")}
          </Button>
        )
      }
    >
      {isError && !data && (
        <p className="text-sm">
          {t.rich("unread", {
            again: (said) => (
              <button type="button" className="link" onClick={() => void refetch()}>
                {said}
              </button>
            ),
          })}
        </p>
      )}
      {data && !latest && <p className="text-ink-3 text-sm">{t("none")}</p>}
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
  const t = useTranslations("severity");
  return (
    <Folded name={t("earlier", { count: versions.length })}>
      <ol className="mt-1 text-sm">
        {versions.map((version) => (
          <li key={version.version} className="border-line border-t py-2.5 leading-normal">
            <p>
              <b className="font-medium">
                {t("scoreAndBand", { score: version.score, band: t(`bandIn.${version.band}`) })}
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

function Author({ version: { version, recorded_by, recorded_at } }: { version: SeverityOut }) {
  const t = useTranslations("severity");
  const who = { version: version ?? "", name: recorded_by?.name ?? "" };
  if (!recorded_at) return t("author", who);
  return t.rich("authorAt", { ...who, at: () => <Time at={recorded_at} style="full" /> });
}
