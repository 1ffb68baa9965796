"use client";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FactsOut } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { PhaseTrack } from "./phase-track";
import { phasesOf } from "./phases";
import { Fact, Facts, NotStated, Section } from "./section";

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
  const t = useTranslations("incident");
  return (
    <Section
      id="about"
      title={t("about.title")}
      note={t.rich("about.changed", { time: () => <Time at={incident.updated_at} /> })}
      action={
        onEdit && (
          <Button size="sm" icon={<Pencil aria-hidden />} onClick={onEdit}>
            {t("edit")}
          </Button>
        )
      }
    >
      {incident.description ? (
        <p className="mb-5 max-w-172 whitespace-pre-line break-words text-lg leading-[1.55]">
          {incident.description}
        </p>
      ) : (
        <p className="mb-5 text-ink-3">{t("about.none")}</p>
      )}
      <PhaseTrack phases={phasesOf(incident, facts)} />
      <Facts>
        <Fact name={t("key.severity")}>
          {incident.severity ? t(`severity.${incident.severity}`) : <NotStated />}
        </Fact>
        <Fact name={t("about.told")}>
          {incident.data_subjects_notified_at ? (
            <Time at={incident.data_subjects_notified_at} style="full" />
          ) : (
            <span className="text-ink-3">{t("about.noTime")}</span>
          )}
        </Fact>
        <Fact name={t("about.cause")} wide>
          {incident.root_cause ?? <NotStated />}
        </Fact>
        <Fact name={t("about.recordedName")}>
          {t.rich(incident.imported ? "about.imported" : "about.recorded", {
            name: incident.created_by.name,
            time: () => <Time at={incident.created_at} style="full" />,
          })}
        </Fact>
        {incident.resolution_date && (
          <Fact name={t("about.resolved")}>
            <Time at={incident.resolution_date} style="full" />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
