"use client";
import { Plus } from "lucide-react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { formatDuration } from "@/lib/time";
import { Button } from "../ui/button";
import { useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { Time } from "../ui/time";
import { Section } from "./section";

type Filing = IncidentDetail["filings"][number];

const HEAD = "border-line border-b py-1.5 pr-3 text-ink-3 text-xs whitespace-nowrap last:pr-0";
const CELL = "py-2 pr-3 align-top last:pr-0";

/** What was sent to whom: when it was, and when it was written down. */
export function FilingsSection({
  incident,
  onFile,
}: {
  incident: IncidentDetail;
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
                dueAt={incident.clocks.find(({ id }) => id === filing.clock_id)?.due_at ?? null}
              />
            ))}
          </table>
        </section>
      )}
    </Section>
  );
}

function FilingRows({ filing, dueAt }: { filing: Filing; dueAt: string | null }) {
  const zone = useZone();
  return (
    <tbody className="border-line border-b last:border-b-0">
      <tr>
        <th scope="row" className={`${CELL} whitespace-nowrap font-medium`}>
          {filing.kind === "initial" ? "First notice" : "Follow-up"}
        </th>
        <td className={CELL}>
          {filing.authority}
          <RecipientMark kind={filing.recipient_kind} />
        </td>
        <td className={CELL}>
          <Time at={filing.filed_at} zone={zone} />
        </td>
        <td className={CELL}>
          <Result filing={filing} dueAt={dueAt} />
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
      {(filing.delay_reasons || filing.data_subjects_notified_at) && (
        <tr>
          <td colSpan={6} className="pb-2.5 text-ink-2 text-xs leading-normal">
            {filing.delay_reasons && (
              <p className="whitespace-pre-line break-words">
                <span className="text-ink-3">Reasons for the delay: </span>
                {filing.delay_reasons}
              </p>
            )}
            {filing.data_subjects_notified_at && (
              <p>
                <span className="text-ink-3">People told: </span>
                <Time at={filing.data_subjects_notified_at} zone={zone} style="full" />
              </p>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
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
  if (filing.kind === "follow_up") return <span className="text-ink-3">Moves no deadline</span>;
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
