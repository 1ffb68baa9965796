"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardRow } from "@/lib/schema/board";
import { addressOf } from "../register/filters";
import { clockState } from "../ui/clock-state";
import { Countdown, NoCountdown } from "../ui/countdown";
import { DrillMark } from "../ui/drill-mark";
import { Glyph } from "../ui/glyph";
import { LawTerm } from "../ui/law-term";
import { Link } from "../ui/link";
import { useNow } from "../ui/now";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";

interface Named {
  id: string;
  number: string;
  title: string | null;
}

export interface NeedsProps {
  /** Of incidents that are the viewer's or nobody's. */
  duties: readonly BoardRow[];
  tasks: readonly { id: string; title: string; dueOn: string | null; incident: Named }[];
  drafts: readonly (Named & { createdAt: string })[];
}

/** What needs the viewer now: duties that press, their tasks, reports that nobody has taken up. */
export function Needs({ duties, tasks, drafts }: NeedsProps) {
  const t = useTranslations("overview.needs");
  const now = useNow();
  // What is late stands above what waits for a decision; within each, as it came: by the deadline.
  const isLate = ({ clock }: BoardRow) => clockState(clock, now) === "overdue";
  const pressing = [...duties.filter(isLate), ...duties.filter((row) => !isLate(row))];
  const nothing = duties.length + tasks.length + drafts.length === 0;
  return (
    <section aria-labelledby="needs">
      <h2 id="needs" className="mb-2.5 font-semibold text-xl tracking-[-0.012em]">
        {t("title")}
      </h2>
      {nothing && (
        <p className="rounded-3 border border-line bg-surface px-4 py-5 text-ink-2">
          {t("nothing")}
        </p>
      )}
      <div
        className={
          duties.length > 0 && tasks.length + drafts.length > 0
            ? "grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
            : "grid gap-4"
        }
      >
        {duties.length > 0 && (
          <Group title={t("duties")} note={t("dutiesNote")}>
            {pressing.map((row) => (
              <Duty key={row.clock.id} row={row} />
            ))}
          </Group>
        )}
        {tasks.length + drafts.length > 0 && (
          <div className="grid gap-4">
            {tasks.length > 0 && (
              <Group title={t("tasks")}>
                {tasks.map((task) => (
                  <Task key={task.id} task={task} />
                ))}
              </Group>
            )}
            {drafts.length > 0 && (
              <Group
                title={t("drafts")}
                note={
                  <Link
                    href={addressOf({ status: "draft", source: "WEBFORM" })}
                    className="underline underline-offset-4"
                  >
                    {t("allDrafts")}
                  </Link>
                }
              >
                {drafts.map((draft) => (
                  <li key={draft.id} className={LINE}>
                    <span />
                    <Incident incident={draft} />
                    <span className="text-ink-3 text-xs">
                      <Time at={draft.createdAt} />
                    </span>
                  </li>
                ))}
              </Group>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

const LINE =
  "grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-line border-t px-4 py-2 text-sm first:border-t-0";

function Group({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="rounded-3 border border-line bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-3 border-line border-b px-4 py-2.5">
        <h3 className="font-medium text-sm">{title}</h3>
        {note && <p className="ml-auto text-ink-3 text-xs">{note}</p>}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

function Incident({ incident, drill = false }: { incident: Named; drill?: boolean }) {
  const t = useTranslations("overview.needs");
  return (
    <span className="min-w-0">
      <Link
        href={`/dashboard/incidents/${incident.id}`}
        className="block truncate font-medium hover:underline"
      >
        {incident.title ?? t("untitled")}
      </Link>
      <span className="block truncate text-ink-3 text-xs">
        <span className="record">{incident.number}</span>
        {drill && (
          <span className="ml-2">
            <DrillMark />
          </span>
        )}
      </span>
    </span>
  );
}

function Duty({ row: { clock, incident, org_name } }: { row: BoardRow }) {
  const t = useTranslations("overview.needs");
  const state = clockState(clock, useNow());
  if (!incident) return null;
  return (
    <li data-state={state} className={LINE}>
      <Glyph state={state} className="size-3.5 translate-y-0.5 text-state" />
      <span className="min-w-0">
        <Link
          href={`/dashboard/incidents/${incident.id}${state === "decide" ? `?do=decide&duty=${clock.id}` : `#duty-${clock.id}`}`}
          className="block truncate font-medium hover:underline"
        >
          <LawTerm of={clock.act} />
        </Link>
        <span className="block truncate text-ink-3 text-xs">
          <span className="record">{incident.number}</span> {incident.title ?? t("untitled")} ·{" "}
          {org_name}
          {incident.drill && (
            <span className="ml-2">
              <DrillMark />
            </span>
          )}
        </span>
      </span>
      <span
        className={
          state === "overdue" ? "rounded-1 bg-overdue-fill px-1.5 text-on-overdue" : "text-state"
        }
      >
        {state === "decide" || clock.due_at === null ? (
          <NoCountdown />
        ) : (
          <Countdown due={clock.due_at} />
        )}
      </span>
    </li>
  );
}

function Task({ task }: { task: NeedsProps["tasks"][number] }) {
  const t = useTranslations("overview.needs");
  const time = useTime();
  return (
    <li className={LINE}>
      <span />
      <span className="min-w-0">
        <Link
          href={`/dashboard/incidents/${task.incident.id}#tasks`}
          className="block truncate font-medium hover:underline"
        >
          {task.title}
        </Link>
        <span className="block truncate text-ink-3 text-xs">
          <span className="record">{task.incident.number}</span>{" "}
          {task.incident.title ?? t("untitled")}
        </span>
      </span>
      <span className="text-ink-3 text-xs tabular-nums">
        {task.dueOn ? time.at(`${task.dueOn}T00:00:00Z`, "day", "UTC") : t("noDay")}
      </span>
    </li>
  );
}
