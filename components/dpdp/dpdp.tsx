import { Hourglass } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
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
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { type DpdpView, dpdpAddress } from "./address";
import type { DecideTimer } from "./decide-timer";
import { EmitButton } from "./emit-button";
import type { EmitDialogProps } from "./emit-dialog";
import { Events } from "./events";
import { type SessionLine, Sessions } from "./sessions";
import { Timers } from "./timers";

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
}

/** Sessions, timers and events of one organisation, or of one session. */
export function Dpdp({ view, timers, events, sessions, emit, decide, now }: DpdpProps) {
  const t = useTranslations("dpdp");
  const isEmpty = events.events.length === 0 && timers.timers.length === 0;
  const isFiltered = Object.keys(view).length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={emit && <EmitButton sessionId={view.sessionId} emit={emit} />}
      >
        {t("about")}
      </PageHeader>
      {view.sessionId && (
        <p className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
          <span>
            {t.rich("session", {
              id: () => <span className="record wrap-anywhere">{view.sessionId}</span>,
            })}
          </span>
          <Link href={dpdpAddress({})} className="link">
            {t("allSessions")}
          </Link>
        </p>
      )}
      {isEmpty && !isFiltered ? (
        <Panel>
          <EmptyState icon={<Hourglass aria-hidden />} title={t("empty.title")}>
            {t("empty.text", { address: "/api/v1/compliance/dpdp/emit" })}
          </EmptyState>
        </Panel>
      ) : (
        <>
          {timers.summary && <Summary view={view} summary={timers.summary} />}
          <Section
            name="timers"
            next={timers.next_cursor && { ...view, timersAfter: timers.next_cursor }}
          >
            <Filter view={view} />
            {timers.timers.length === 0 ? (
              <p className="py-6 text-ink-3 text-sm">{t("noTimer")}</p>
            ) : (
              <Timers timers={timers.timers} now={now} decide={decide} />
            )}
          </Section>
          <Section
            name="events"
            next={events.next_cursor && { ...view, eventsAfter: events.next_cursor }}
          >
            {events.events.length === 0 ? (
              <p className="py-6 text-ink-3 text-sm">{t("noEvent")}</p>
            ) : (
              <Events events={events.events} />
            )}
          </Section>
          {sessions.length > 0 && (
            <Section name="sessions" next={null}>
              <Sessions sessions={sessions} />
            </Section>
          )}
        </>
      )}
    </>
  );
}

function Section({
  name,
  next,
  children,
}: {
  name: "timers" | "events" | "sessions";
  next: DpdpView | "" | null;
  children: ReactNode;
}) {
  const t = useTranslations("dpdp");
  return (
    <section className="mb-8">
      <h2 className="mb-3 font-semibold text-lg">{t(name)}</h2>
      {children}
      {next && name !== "sessions" && (
        <p className="mt-2 text-sm">
          <Link href={dpdpAddress(next)} className="link">
            {t(`older.${name}`)}
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
  const t = useTranslations("dpdp");
  const locale = useLocale();
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
              {summary[status].toLocaleString(locale)}
              {summary.is_capped && summary[status] >= 1000 ? "+" : ""}
            </span>
            <span
              className={cx(
                "font-medium text-xs",
                summary[status] === 0 ? "text-ink-3" : "text-state",
              )}
            >
              {t(`status.${status}`)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Filter({ view }: { view: DpdpView }) {
  const t = useTranslations("dpdp");
  return (
    <search aria-label={t("timers")}>
      <form className="mb-3 flex flex-wrap items-end gap-2.5 text-sm">
        <Field label={t("filter.session")}>
          <Input
            name="sessionId"
            type="search"
            defaultValue={view.sessionId ?? ""}
            className="record w-80 max-w-full"
            spellCheck={false}
          />
        </Field>
        <Field label={t("filter.status")}>
          <Select name="status" defaultValue={view.status ?? ""}>
            <option value="">{t("filter.any")}</option>
            {TIMER_STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`status.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("filter.timer")}>
          <Select name="kind" defaultValue={view.kind ?? ""}>
            <option value="">{t("filter.any")}</option>
            {TIMER_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit">{t("filter.show")}</Button>
      </form>
    </search>
  );
}
