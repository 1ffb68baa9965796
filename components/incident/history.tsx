"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AuditEntry } from "@/lib/schema/audit";
import type { IncidentDetail } from "@/lib/schema/incident";
import { formatInstant } from "@/lib/time";
import { actionWords } from "../audit/actions";
import { AuthorMark } from "../audit/author";
import { ChangeList } from "../audit/change-list";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { Section } from "./section";

export interface History {
  entries: AuditEntry[];
  /** There are older entries than these. */
  more: boolean;
}

/** What was done with the incident, newest first: who, when, and what it changed. */
export function HistorySection({
  incident,
  history,
}: {
  incident: IncidentDetail;
  /** Null for who may not read the audit log. */
  history: History | null;
}) {
  const zone = useZone();
  if (history === null) return <RecordedOnly incident={incident} zone={zone} />;
  return (
    <Section
      id="history"
      title="History"
      note={`${history.entries.length}${history.more ? " newest" : ""} ${history.entries.length === 1 ? "entry" : "entries"}`}
    >
      <ol className="relative text-sm before:absolute before:top-9 before:bottom-6 before:left-17 before:border-line-2 before:border-l-[1.5px]">
        {byDay(history.entries, zone).map(({ day, entries }) => (
          <li key={day}>
            <h3 className="pt-3 pb-1 pl-19 font-medium text-ink-3 text-xs" suppressHydrationWarning>
              {day}
            </h3>
            <ol>
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} zone={zone} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {history.more && (
        <p className="mt-3 pl-19 text-sm">
          <a className="link" href={`/dashboard/audit?subject=${incident.id}`}>
            Older entries stand in the audit log
          </a>
        </p>
      )}
    </Section>
  );
}

function Entry({ entry, zone }: { entry: AuditEntry; zone: string }) {
  const t = useTranslations("audit");
  const time = useTime();
  return (
    <li className="grid grid-cols-[2.75rem_1.5rem_minmax(0,1fr)] gap-x-3 leading-normal">
      <time
        dateTime={entry.recorded_at}
        title={formatInstant(new Date(entry.recorded_at), "UTC", "full")}
        className="record pt-1.5 text-ink-3"
        suppressHydrationWarning
      >
        {formatInstant(new Date(entry.recorded_at), zone, "time")}
      </time>
      <span className="flex justify-center">
        <span className="relative mt-1 h-5.5 rounded-full bg-surface">
          <AuthorMark actor={entry.actor} />
        </span>
      </span>
      <details className="group min-w-0 py-1 print:[&::details-content]:[content-visibility:visible]">
        <summary className="-mx-1 inline-flex min-h-6 max-w-full list-none items-baseline gap-1.5 rounded-1 px-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <span className="min-w-0 break-words">
            {t.rich("byline", {
              actor: entry.actor.name,
              what: actionWords(t, time, entry),
              b: (name) => <b className="font-semibold">{name}</b>,
            })}
          </span>
          <ChevronRight
            aria-hidden
            className="size-3.25 flex-none translate-y-0.5 text-ink-3 transition-transform group-open:rotate-90 print:hidden"
          />
        </summary>
        <div className="mt-1 mb-3 border-line border-l pl-3">
          <ChangeList before={entry.before} after={entry.after} />
          <p className="mt-2 text-ink-3 text-xs">
            Recorded <Time at={entry.recorded_at} zone={zone} style="full" />, entry {entry.seq}
          </p>
        </div>
      </details>
    </li>
  );
}

/** The entries under the day of the viewer's zone on which they were recorded. */
function byDay(entries: readonly AuditEntry[], zone: string) {
  const days: { day: string; entries: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const day = formatInstant(new Date(entry.recorded_at), zone, "date");
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** What stands in place of the history for who may read incidents, but not the audit log. */
function RecordedOnly({ incident, zone }: { incident: IncidentDetail; zone: string }) {
  return (
    <Section id="history" title="History">
      <p className="text-sm">
        {incident.created_by.name} declared it{" "}
        <Time at={incident.created_at} zone={zone} style="full" />. Last changed{" "}
        <Time at={incident.updated_at} zone={zone} style="full" />.
      </p>
      <p className="mt-1.5 text-ink-3 text-sm">
        Every single change stands in the audit log, which your role does not open. Owners, data
        protection officers and auditors see it.
      </p>
    </Section>
  );
}
