"use client";
import { useTranslations } from "next-intl";
import type { AuditEntry } from "@/lib/schema/audit";
import type { Person } from "@/lib/schema/collaboration";
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { WithVocabulary } from "../audit/talk";
import { useNow } from "../ui/now";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { CommentBox } from "./comment-box";
import { Section } from "./section";
import { Ahead, CommentEvent, EntryEvent } from "./timeline-event";
import { ahead, type Happening, happenings } from "./timeline-events";
import { addComment, type Together, useAct } from "./together-data";

export interface History {
  entries: AuditEntry[];
  /** There are older entries than these. */
  more: boolean;
}

/** Who looks, and what they may do with comments. */
export interface Viewer extends Person {
  mayWrite: boolean;
  mayWithdrawAll: boolean;
}

/** What was done and said about the incident, newest first, with what comes next above it. */
export function TimelineSection({
  incident,
  duties,
  history,
  together,
  viewer,
}: {
  incident: IncidentDetail;
  duties: readonly Duty[];
  /** Null for who may not read the audit log. */
  history: History | null;
  together: Together;
  viewer: Viewer;
}) {
  const t = useTranslations("incident.timeline");
  const time = useTime();
  const act = useAct();
  const { comments, people } = together;
  const all = happenings(history?.entries ?? [], comments);
  const next = ahead(duties, useNow());
  const add = (body: string) =>
    act(() => addComment(incident.id, body), { failed: t("commentNotSaved") });
  return (
    <Section
      id="timeline"
      title={t("title")}
      note={t(history?.more ? "newest" : "events", { count: all.length })}
    >
      {viewer.mayWrite && (
        <CommentBox candidates={people.candidates} submit={t("comment")} onSend={add} />
      )}
      <WithVocabulary of={(field, code) => (field === "rule" ? citationIn(duties, code) : null)}>
        <ol className="relative mt-2 text-sm before:absolute before:top-4 before:bottom-6 before:left-17 before:border-line-2 before:border-l-[1.5px]">
          {next.map((duty) => (
            <Ahead key={duty.id} duty={duty} />
          ))}
          {byDay(all, (at) => time.at(at, "date")).map(({ day, events }) => (
            <li key={day}>
              <h3
                className="pt-3 pb-1 pl-19 font-medium text-ink-3 text-xs"
                suppressHydrationWarning
              >
                {day}
              </h3>
              <ol>
                {events.map((event) =>
                  event.kind === "entry" ? (
                    <EntryEvent key={event.id} entry={event.entry} />
                  ) : (
                    <CommentEvent
                      key={event.id}
                      incidentId={incident.id}
                      comment={event.comment}
                      candidates={people.candidates}
                      viewer={viewer}
                    />
                  ),
                )}
              </ol>
            </li>
          ))}
        </ol>
      </WithVocabulary>
      {history?.more && (
        <p className="mt-3 pl-19 text-sm">
          <a className="link" href={`/dashboard/audit?subject=${incident.id}`}>
            {t("older")}
          </a>
        </p>
      )}
      {history === null && <RecordedOnly incident={incident} />}
    </Section>
  );
}

/** How the rule is cited that one of the duties comes from. */
function citationIn(duties: readonly Duty[], rule: string): string | null {
  return duties.find(({ rule_id }) => rule_id === rule)?.citation ?? null;
}

/** What happened, under the day of the viewer's zone on which it did. */
function byDay(all: readonly Happening[], dayOf: (at: string) => string) {
  const days: { day: string; events: Happening[] }[] = [];
  for (const event of all) {
    const day = dayOf(event.at);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

/** What stands in place of the entries for who may read incidents, but not the audit log. */
function RecordedOnly({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("incident.timeline");
  return (
    <div className="mt-3 text-sm">
      <p>
        {t.rich("recorded", {
          name: incident.created_by.name,
          declared: () => <Time at={incident.created_at} style="full" />,
          changed: () => <Time at={incident.updated_at} style="full" />,
        })}
      </p>
      <p className="mt-1.5 text-ink-3">{t("inTheLog")}</p>
    </div>
  );
}
