"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { Disclosure } from "./computation";

/** What a filing says besides: reasons, persons told, and exactly what was sent with its hash. */
export function FilingMore({ filing }: { filing: IncidentDetail["filings"][number] }) {
  const t = useTranslations("incident");
  const time = useTime();
  const lines = [
    filing.complete !== null && (
      <p key="complete">{t(filing.complete ? "filing.complete" : "filing.incomplete")}</p>
    ),
    filing.delay_reasons && (
      <Said key="delay" name={t("filing.delay")}>
        {filing.delay_reasons}
      </Said>
    ),
    filing.reasons && (
      <Said key="reasons" name={t("filing.whyWithdrawn")}>
        {filing.reasons}
      </Said>
    ),
    filing.persons_told !== null && (
      <Said key="told" name={t("filing.told")}>
        {filing.persons_affected === null
          ? filing.persons_told.toLocaleString(time.locale)
          : t("filing.toldOf", { told: filing.persons_told, affected: filing.persons_affected })}
      </Said>
    ),
    filing.data_subjects_notified_at && (
      <Said key="subjects" name={t("filing.told")}>
        <Time at={filing.data_subjects_notified_at} style="full" />
      </Said>
    ),
    filing.content && (
      <Disclosure key="content" summary={t("filing.content")}>
        <p className="whitespace-pre-line break-words">{filing.content}</p>
        <p className="mt-1.5">
          <span className="text-ink-3">SHA-256 </span>
          <span className="record break-all">{filing.content_hash}</span>
        </p>
      </Disclosure>
    ),
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <tr>
      <td colSpan={6} className="pb-2.5 text-ink-2 text-xs leading-normal">
        {lines}
      </td>
    </tr>
  );
}

function Said({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p className="whitespace-pre-line break-words">
      <span className="text-ink-3">{name}: </span>
      {children}
    </p>
  );
}
