import { Hourglass } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import {
  type EventsPage,
  TIMER_KINDS,
  TIMER_STATUSES,
  type TimerStatus,
  type TimersPage,
} from "@/lib/schema/dpdp";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { type DpdpView, dpdpAddress } from "./address";
import type { DecideTimer } from "./decide-timer";
import { EmitDialog, type EmitDialogProps } from "./emit-dialog";
import { Events } from "./events";
import { type SessionLine, Sessions } from "./sessions";
import { Timers } from "./timers";
import { KIND_WORDS, STATUS_WORDS } from "./words";

export interface DpdpProps {
  view: DpdpView;
  timers: TimersPage;
  events: EventsPage;
  /** Empty while one session is shown. */
  sessions: readonly SessionLine[];
  /** Null where the viewer may only read. */
  emit: EmitDialogProps["emit"] | null;
  /** Null where the viewer may not decide. */
  decide: DecideTimer | null;
  now: number;
  zone: string;
}

/** Sessions, timers and events of one organisation, or of one session. */
export function Dpdp({ view, timers, events, sessions, emit, decide, now, zone }: DpdpProps) {
  const isEmpty = events.events.length === 0 && timers.timers.length === 0;
  const isFiltered = Object.keys(view).length > 0;
  return (
    <>
      <PageHeader
        title="DPDP"
        actions={emit && <EmitDialog sessionId={view.sessionId} emit={emit} />}
      >
        Events of consent, requests and breaches under India's Digital Personal Data Protection Act,
        and the timers that they start. The Act's own timers bind from 13 May 2027; until then they
        run for information. CERT-In's six hours bind today.
      </PageHeader>
      {view.sessionId && (
        <p className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
          <span>
            Session <span className="record wrap-anywhere">{view.sessionId}</span>
          </span>
          <Link href={dpdpAddress({})} className="link">
            Show all sessions
          </Link>
        </p>
      )}
      {isEmpty && !isFiltered ? (
        <Panel>
          <EmptyState icon={<Hourglass aria-hidden />} title="No events yet">
            Other systems send them to /api/v1/compliance/dpdp/emit; here they can be recorded by
            hand.
          </EmptyState>
        </Panel>
      ) : (
        <>
          {timers.summary && <Summary view={view} summary={timers.summary} />}
          <Section
            title="Timers"
            next={timers.next_cursor && { ...view, timersAfter: timers.next_cursor }}
          >
            <Filter view={view} />
            {timers.timers.length === 0 ? (
              <p className="py-6 text-ink-3 text-sm">No timer fits.</p>
            ) : (
              <Timers timers={timers.timers} now={now} zone={zone} decide={decide} />
            )}
          </Section>
          <Section
            title="Events"
            next={events.next_cursor && { ...view, eventsAfter: events.next_cursor }}
          >
            {events.events.length === 0 ? (
              <p className="py-6 text-ink-3 text-sm">No event fits.</p>
            ) : (
              <Events events={events.events} zone={zone} />
            )}
          </Section>
          {sessions.length > 0 && (
            <Section title="Sessions" next={null}>
              <Sessions sessions={sessions} zone={zone} />
            </Section>
          )}
        </>
      )}
    </>
  );
}

function Section({
  title,
  next,
  children,
}: {
  title: string;
  next: DpdpView | "" | null;
  children: ReactNode;
}) {
  return (
    <section className="mb-8">
      <h2 className="mb-3 font-semibold text-lg">{title}</h2>
      {children}
      {next && (
        <p className="mt-2 text-sm">
          <Link href={dpdpAddress(next)} className="link">
            Older {title.toLowerCase()}
          </Link>
        </p>
      )}
    </section>
  );
}

const STATE: Readonly<Record<TimerStatus, string>> = {
  overdue: "overdue",
  to_decide: "decide",
  running: "calm",
  met_late: "late",
  met: "met",
};
const ORDER: readonly TimerStatus[] = ["overdue", "to_decide", "running", "met_late", "met"];

/** How many timers stand in each status; pressing a figure shows only those. */
function Summary({
  view,
  summary,
}: {
  view: DpdpView;
  summary: NonNullable<TimersPage["summary"]>;
}) {
  return (
    <ul className="mb-6 grid grid-cols-2 overflow-hidden rounded-3 border border-line bg-surface sm:grid-cols-5">
      {ORDER.map((status) => (
        <li
          key={status}
          data-state={STATE[status]}
          className="border-line not-first:border-l max-sm:nth-[odd]:border-l-0 max-sm:nth-[n+3]:border-t"
        >
          <Link
            href={dpdpAddress({ sessionId: view.sessionId, kind: view.kind, status })}
            aria-current={view.status === status || undefined}
            className={cx(
              "grid gap-0.5 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-4",
              view.status === status && "shadow-[inset_0_-3px_0_var(--ink)]",
            )}
          >
            <span className="font-medium font-mono text-2xl tracking-[-0.05em]">
              {summary[status].toLocaleString("en-GB")}
              {summary.is_capped && summary[status] >= 1000 ? "+" : ""}
            </span>
            <span
              className={cx(
                "font-medium text-xs",
                summary[status] === 0 ? "text-ink-3" : "text-state",
              )}
            >
              {STATUS_WORDS[status]}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Filter({ view }: { view: DpdpView }) {
  return (
    <search aria-label="Timers">
      <form className="mb-3 flex flex-wrap items-end gap-2.5 text-sm">
        <Field label="Session">
          <Input
            name="sessionId"
            type="search"
            defaultValue={view.sessionId ?? ""}
            className="record w-80 max-w-full"
            spellCheck={false}
          />
        </Field>
        <Field label="Status">
          <Select name="status" defaultValue={view.status ?? ""}>
            <option value="">any</option>
            {TIMER_STATUSES.map((status) => (
              <option key={status} value={status}>
                {STATUS_WORDS[status]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Timer">
          <Select name="kind" defaultValue={view.kind ?? ""}>
            <option value="">any</option>
            {TIMER_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}
