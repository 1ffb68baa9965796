"use client";
import { clockState } from "@/components/ui/clock-state";
import { Countdown, NoCountdown } from "@/components/ui/countdown";
import { cx } from "@/components/ui/cx";
import { Fuse } from "@/components/ui/fuse";
import { useNow, useZone } from "@/components/ui/now";
import { Tag } from "@/components/ui/tag";
import { strictDue } from "@/lib/law/clock";
import { EU_GDPR_ART33 } from "@/lib/law/eu-gdpr-art33";
import { formatDuration, formatInstant, HOUR_MS, zoneOffsetMs } from "@/lib/time";

/** The clock that would start: computed as the register computes it, from what stands in the form. */
export function DeadlinePreview({
  awareness,
  contradicted = false,
}: {
  awareness: Date | null;
  /** The times in the form contradict each other: nothing is computed from them. */
  contradicted?: boolean;
}) {
  const now = useNow();
  const zone = useZone();
  if (contradicted)
    return <NoDeadline head="No clock can start." why="Two times contradict each other." />;
  if (awareness === null) return <NoDeadline />;
  const dueAt = strictDue(awareness, EU_GDPR_ART33.period.value);
  const clock = {
    state: "running",
    started_at: awareness.toISOString(),
    due_at: dueAt.toISOString(),
  } as const;
  const state = clockState(clock, now);
  const overdue = state === "overdue";
  const said = `${overdue ? "The 72 hours ran out" : "The 72-hour clock would end"} on ${formatInstant(dueAt, zone, "full")}.`;
  return (
    <div
      data-state={state}
      className={cx(
        "rounded-3 border border-line bg-surface p-3 md:p-5",
        "max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-center max-md:gap-x-4",
        overdue && "border-overdue-fill bg-overdue-wash [--s-ground:var(--overdue-wash)]",
      )}
    >
      {/* Spoken when the times change, not when the digits do. */}
      <p className="sr-only" role="status" suppressHydrationWarning>
        {said}
      </p>
      <p className="text-ink-2 text-xs md:text-base">
        {overdue ? "The 72 hours ran out on" : "The 72-hour clock would end on"}
        <b
          className="block font-semibold text-base text-ink tracking-[-0.012em] md:my-0.5 md:text-[1.1875rem]"
          suppressHydrationWarning
        >
          {formatInstant(dueAt, zone, "date")} {formatInstant(dueAt, zone, "time")}{" "}
          <span className="font-normal text-ink-3 text-sm tracking-normal max-md:hidden">
            {zone}
          </span>
        </b>
      </p>
      <Countdown
        due={dueAt}
        className={cx(
          "text-digits-lg md:my-2.5 md:text-digits-xl",
          state !== "calm" && "text-state",
        )}
      />
      <div className="max-md:col-span-2">
        <Fuse state={state} startedAt={awareness.getTime()} dueAt={dueAt.getTime()} now={now} />
        <p className="mt-0.5 flex justify-between text-ink-3 text-xs tabular-nums max-md:hidden">
          <span>{formatDuration(now - awareness.getTime())} already gone</span>
          {zone !== "UTC" && <span>{formatInstant(dueAt, "UTC", "time")} UTC</span>}
        </p>
      </div>
      {overdue && (
        <p className="mt-2 text-overdue text-sm max-md:col-span-2">
          <Tag state="overdue">Overdue before it is declared.</Tag> Declare it all the same. The
          authority is still to be told, with the reasons for the delay.
        </p>
      )}
    </div>
  );
}

function NoDeadline({
  head = "No deadline yet.",
  why = "Say when you became aware.",
}: {
  head?: string;
  why?: string;
}) {
  return (
    <div
      data-state="decide"
      className="rounded-3 border border-decide-fill border-dashed bg-surface p-3 max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-center max-md:gap-x-4 md:p-5"
    >
      <p className="text-ink-2 text-xs md:text-base">
        <b className="block font-semibold text-base text-decide md:text-[1.1875rem]">{head}</b>
        {why}
      </p>
      <NoCountdown className="text-decide text-digits-lg md:my-2.5 md:text-digits-xl" />
      <Fuse state="decide" now={0} className="max-md:col-span-2" />
    </div>
  );
}

/** How the deadline comes about, line by line, and the lines that would be kept with the clock. */
export function DeadlineSum({
  awareness,
  kept,
}: {
  awareness: Date;
  /** The server's own lines; empty until they came. */
  kept: readonly string[];
}) {
  const zone = useZone();
  const dueAt = strictDue(awareness, EU_GDPR_ART33.period.value);
  const shift = zoneOffsetMs(dueAt, zone) - zoneOffsetMs(awareness, zone);
  return (
    <section className="mt-5 max-md:hidden">
      <h2 className="font-medium text-ink-3 text-sm">How this was computed</h2>
      <dl className="mt-2 text-sm tabular-nums">
        <SumRow name="Aware" value={formatInstant(awareness, zone, "short")} />
        <SumRow sign="+" name="72 hours" note="GDPR Art. 33(1), elapsed hours" value="3 days" />
        <SumRow
          sign="+"
          name="Nights, weekends, holidays"
          note="The hours run through them"
          value="0"
        />
        {shift !== 0 && (
          <SumRow
            sign="+"
            name="Clock change"
            note={`The wall clock will show ${Math.abs(shift) / HOUR_MS} h ${shift > 0 ? "more" : "less"}; the hours stay 72`}
            value="0"
          />
        )}
        <SumRow sign="=" name="Due" value={formatInstant(dueAt, zone, "short")} total />
      </dl>
      {kept.length > 0 && (
        <details className="mt-3 text-ink-3 text-xs">
          <summary className="w-fit rounded-1 py-1 text-ink-2 hover:text-ink">
            As it is kept with the clock
          </summary>
          <ol className="mt-1.5 grid list-decimal gap-1 pl-4 leading-normal">
            {kept.map((line) => (
              <li key={line} className="wrap-anywhere">
                {line}
              </li>
            ))}
          </ol>
        </details>
      )}
      <p className="mt-3 text-ink-2 text-xs">Tocsin computes, the controller decides.</p>
    </section>
  );
}

function SumRow({
  sign = "",
  name,
  note,
  value,
  total = false,
}: {
  sign?: string;
  name: string;
  note?: string;
  value: string;
  total?: boolean;
}) {
  return (
    <div
      className={cx(
        "grid grid-cols-[1.35rem_1fr_auto] items-baseline gap-x-1 py-1.5 leading-snug",
        total && "mt-1 border-ink border-t-[1.5px] pt-2 font-semibold",
      )}
    >
      <dt className="col-span-2 grid grid-cols-subgrid">
        <span className="font-mono text-ink-3">{sign || "\u00a0"}</span>
        <span>
          {name}
          {note && <span className="block text-ink-3 text-xs">{note}</span>}
        </span>
      </dt>
      <dd className="whitespace-nowrap" suppressHydrationWarning>
        {value}
      </dd>
    </div>
  );
}
