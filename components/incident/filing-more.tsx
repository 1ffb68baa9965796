"use client";
import type { ReactNode } from "react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { Disclosure } from "./computation";

/** What a filing says besides: reasons, persons told, and exactly what was sent with its hash. */
export function FilingMore({ filing }: { filing: IncidentDetail["filings"][number] }) {
  const zone = useZone();
  const lines = [
    filing.complete !== null && (
      <p key="complete">{filing.complete ? "Complete" : "Not complete: more follows"}</p>
    ),
    filing.delay_reasons && (
      <Said key="delay" name="Reasons for the delay">
        {filing.delay_reasons}
      </Said>
    ),
    filing.reasons && (
      <Said key="reasons" name="Why it was withdrawn">
        {filing.reasons}
      </Said>
    ),
    filing.persons_told !== null && (
      <Said key="told" name="People told">
        {filing.persons_told.toLocaleString("en-GB")}
        {filing.persons_affected !== null &&
          ` of ${filing.persons_affected.toLocaleString("en-GB")} affected`}
      </Said>
    ),
    filing.data_subjects_notified_at && (
      <Said key="subjects" name="People told">
        <Time at={filing.data_subjects_notified_at} zone={zone} style="full" />
      </Said>
    ),
    filing.content && (
      <Disclosure key="content" summary="Exactly what was sent">
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
