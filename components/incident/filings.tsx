"use client";
import { Plus } from "lucide-react";
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { formatDuration } from "@/lib/time";
import { Button } from "../ui/button";
import { useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { Time } from "../ui/time";
import { CHANNEL_WORDS } from "./filing-form";
import { FilingMore } from "./filing-more";
import { Section } from "./section";
import { FILED_WORDS } from "./words";

type Filing = IncidentDetail["filings"][number];

const HEAD = "border-line border-b py-1.5 pr-3 text-ink-3 text-xs whitespace-nowrap last:pr-0";
const CELL = "py-2 pr-3 align-top last:pr-0";

/** What was sent to whom: when it was, and when it was written down. */
export function FilingsSection({
  incident,
  duties,
  onFile,
}: {
  incident: IncidentDetail;
  duties: readonly Duty[];
  onFile?: () => void;
}) {
  return (
    <Section
      id="filings"
      title="Filings"
      note={incident.filings.length > 0 ? `${incident.filings.length} on record` : undefined}
      action={
        onFile && (
          <Button size="sm" icon={<Plus aria-hidden />} onClick={onFile}>
            Record a filing
          </Button>
        )
      }
    >
      {incident.filings.length === 0 ? (
        <p className="text-ink-3 text-sm">Nobody has been notified yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and must by keyboard
        <section tabIndex={0} aria-label="Table of filings" className="overflow-x-auto rounded-1">
          <table className="w-full border-collapse text-sm leading-normal">
            <thead>
              <tr>
                {["Filing", "To", "Sent", "Result", "Receipt", "Recorded"].map((name) => (
                  <th key={name} scope="col" className={HEAD}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            {incident.filings.toReversed().map((filing) => (
              <FilingRows
                key={filing.id}
                filing={filing}
                duty={duties.find(({ id }) => id === filing.clock_id) ?? null}
              />
            ))}
          </table>
        </section>
      )}
    </Section>
  );
}

function FilingRows({ filing, duty }: { filing: Filing; duty: Duty | null }) {
  const zone = useZone();
  return (
    <tbody className="border-line border-b last:border-b-0">
      <tr>
        <th scope="row" className={`${CELL} whitespace-nowrap font-medium`}>
          {FILED_WORDS[filing.kind]}
          {duty && (
            <span className="narrow block font-normal text-ink-3 text-xs">{duty.citation}</span>
          )}
        </th>
        <td className={CELL}>
          {filing.authority}
          {duty?.rule_id === "eu-gdpr-art33" && <RecipientMark kind={filing.recipient_kind} />}
          {filing.channel && (
            <span className="block text-ink-3 text-xs">{channelWords(filing.channel)}</span>
          )}
        </td>
        <td className={CELL}>
          <Time at={filing.filed_at} zone={zone} />
        </td>
        <td className={CELL}>
          <Result filing={filing} dueAt={duty?.due_at ?? null} />
        </td>
        <td className={CELL}>
          {filing.reference ? (
            <span className="record break-all">{filing.reference}</span>
          ) : (
            <span className="whitespace-nowrap font-medium text-watch text-xs">
              Receipt missing
            </span>
          )}
        </td>
        <td className={CELL}>
          <Time at={filing.recorded_at} zone={zone} />
          {filing.recorded_late && (
            <span className="block font-medium text-watch text-xs">Recorded late</span>
          )}
          <span className="block text-ink-3 text-xs">{filing.recorded_by.name}</span>
        </td>
      </tr>
      <FilingMore filing={filing} />
    </tbody>
  );
}

function channelWords(channel: string): string {
  return Object.entries(CHANNEL_WORDS).find(([name]) => name === channel)?.[1] ?? channel;
}

function RecipientMark({ kind }: { kind: Filing["recipient_kind"] }) {
  if (kind === "eea_authority") return null;
  return (
    <span className="block text-ink-3 text-xs">
      {kind === "unrecognised"
        ? "Not in the directory: counted as the supervisory authority"
        : "Not a supervisory authority of the EEA"}
    </span>
  );
}

function Result({ filing, dueAt }: { filing: Filing; dueAt: string | null }) {
  if (filing.kind !== "initial") return <span className="text-ink-3">Moves no deadline</span>;
  if (filing.late_by_ms) {
    return <Tag state="late">{formatDuration(filing.late_by_ms)} late</Tag>;
  }
  const spare = dueAt === null ? -1 : Date.parse(dueAt) - Date.parse(filing.filed_at);
  if (filing.late_by_ms === null || spare < 0) return <span className="text-ink-3">Sent</span>;
  return (
    <>
      <Tag state="met">{formatDuration(spare)} to spare</Tag>
      <span className="block text-ink-3 text-xs">Within the outer limit</span>
    </>
  );
}
