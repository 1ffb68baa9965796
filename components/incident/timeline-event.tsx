"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AuditEntry } from "@/lib/schema/audit";
import type { CommentOut, Person } from "@/lib/schema/collaboration";
import type { Duty } from "@/lib/schema/duties";
import { actionWords } from "../audit/actions";
import { AuthorMark, authorName } from "../audit/author";
import { ChangeList } from "../audit/change-list";
import { useTalk } from "../audit/talk";
import { LawTerm } from "../ui/law-term";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { CommentBody } from "./comment";
import type { Viewer } from "./timeline";

/** One line of the timeline: when, whose mark, what. */
function Line({ at, mark, children }: { at: string; mark: ReactNode; children: ReactNode }) {
  const time = useTime();
  return (
    <li className="grid grid-cols-[2.75rem_1.5rem_minmax(0,1fr)] gap-x-3 leading-normal">
      <time
        dateTime={at}
        title={time.at(at, "full", "UTC")}
        className="record pt-1.5 text-ink-3"
        suppressHydrationWarning
      >
        {time.at(at, "time")}
      </time>
      <span className="flex justify-center">
        <span className="relative mt-1 h-5.5 rounded-full bg-surface">{mark}</span>
      </span>
      {children}
    </li>
  );
}

/** An entry of the ledger, which opens to what it changed. */
export function EntryEvent({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("incident.timeline");
  const words = useTranslations("audit");
  const talk = useTalk();
  return (
    <Line at={entry.recorded_at} mark={<AuthorMark actor={entry.actor} />}>
      <details className="group min-w-0 py-1 print:[&::details-content]:[content-visibility:visible]">
        <summary className="-mx-1 inline-flex min-h-6 max-w-full list-none items-baseline gap-1.5 rounded-1 px-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <span className="min-w-0 break-words">
            {words.rich("byline", {
              actor: authorName(words, entry.actor),
              what: actionWords(talk, entry),
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
            {t.rich("entry", {
              seq: entry.seq,
              time: () => <Time at={entry.recorded_at} style="full" />,
            })}
          </p>
        </div>
      </details>
    </Line>
  );
}

/** What somebody said. */
export function CommentEvent({
  incidentId,
  comment,
  candidates,
  viewer,
}: {
  incidentId: string;
  comment: CommentOut;
  candidates: readonly Person[];
  viewer: Viewer;
}) {
  const t = useTranslations("incident.timeline");
  const own = comment.written_by.type === "user" && comment.written_by.id === viewer.id;
  return (
    <Line at={comment.written_at} mark={<AuthorMark actor={comment.written_by} />}>
      <div className="min-w-0 py-1">
        <p className="mb-1">
          {t.rich("said", {
            name: comment.written_by.name,
            b: (name) => <b className="font-semibold">{name}</b>,
          })}
        </p>
        <CommentBody
          incidentId={incidentId}
          comment={comment}
          candidates={candidates}
          mayEdit={viewer.mayWrite && own}
          mayWithdraw={viewer.mayWrite && (own || viewer.mayWithdrawAll)}
        />
      </div>
    </Line>
  );
}

/** What is still to come: dashed, as nobody did it yet. */
export function Ahead({ duty }: { duty: Duty }) {
  const t = useTranslations("incident.timeline");
  return (
    <li className="grid grid-cols-[2.75rem_1.5rem_minmax(0,1fr)] gap-x-3 text-ink-3 leading-normal">
      <span />
      <span className="flex justify-center">
        <span
          aria-hidden
          className="relative mt-1 size-5.5 rounded-full border-[1.5px] border-control border-dashed bg-surface"
        />
      </span>
      <p className="py-1">
        {t.rich("due", {
          act: () => <LawTerm of={duty.act} />,
          time: () => <Time at={duty.due_at ?? ""} style="full" />,
        })}
      </p>
    </li>
  );
}
