"use client";
import { useTranslations } from "next-intl";
import { clockState } from "@/components/ui/clock-state";
import { Countdown, NoCountdown } from "@/components/ui/countdown";
import { cx } from "@/components/ui/cx";
import { Fuse } from "@/components/ui/fuse";
import { useNow, useZone } from "@/components/ui/now";
import { Tag } from "@/components/ui/tag";
import { useTime } from "@/components/ui/time-words";
import { strictDue } from "@/lib/law/clock";
import { EU_GDPR_ART33 } from "@/lib/law/eu-gdpr-art33";
import { CLOCK_SKEW_MS } from "@/lib/schema/instant";
import { HOUR_MS, zoneOffsetMs } from "@/lib/time";
import { LawText } from "../ui/law-text";

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
  const time = useTime();
  const t = useTranslations("declare");
  if (contradicted) return <NoDeadline head={t("preview.cannot")} why={t("preview.cannotWhy")} />;
  if (awareness === null) return <NoDeadline head={t("preview.none")} why={t("preview.noneWhy")} />;
  if (isAhead(awareness, now)) {
    return <NoDeadline head={t("preview.none")} why={t("preview.future")} />;
  }
  const dueAt = strictDue(awareness, EU_GDPR_ART33.period.value);
  const clock = {
    state: "running",
    started_at: awareness.toISOString(),
    due_at: dueAt.toISOString(),
  } as const;
  const state = clockState(clock, now);
  const overdue = state === "overdue";
  const said = t(overdue ? "preview.ranOutAt" : "preview.endsAt", { at: time.at(dueAt) });
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
        {t(overdue ? "preview.ranOut" : "preview.ends")}
        <b
          className="block font-semibold text-base text-ink tracking-[-0.012em] md:my-0.5 md:text-[1.1875rem]"
          suppressHydrationWarning
        >
          {time.at(dueAt, "date")} {time.at(dueAt, "time")}{" "}
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
          <span>{t("preview.gone", { length: time.duration(now - awareness.getTime()) })}</span>
          {zone !== "UTC" && <span>{time.at(dueAt, "time", "UTC")} UTC</span>}
        </p>
      </div>
      {overdue && (
        <p className="mt-2 text-overdue text-sm max-md:col-span-2">
          <Tag state="overdue">{t("preview.overdue")}</Tag> {t("preview.overdueHow")}
        </p>
      )}
    </div>
  );
}

/** Nobody is aware of anything in the future: nothing is computed from a slip. */
function isAhead(awareness: Date, now: number): boolean {
  return awareness.getTime() > now + CLOCK_SKEW_MS;
}

function NoDeadline({ head, why }: { head: string; why: string }) {
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
  const time = useTime();
  const t = useTranslations("declare");
  if (isAhead(awareness, useNow())) return null;
  const dueAt = strictDue(awareness, EU_GDPR_ART33.period.value);
  const shift = zoneOffsetMs(dueAt, zone) - zoneOffsetMs(awareness, zone);
  return (
    <section className="mt-5 max-md:hidden">
      <h2 className="font-medium text-ink-3 text-sm">{t("sum.title")}</h2>
      <dl className="mt-2 text-sm tabular-nums">
        <SumRow name={t("sum.aware")} value={time.at(awareness, "short")} />
        <SumRow sign="+" name={t("sum.hours")} note={t("sum.hoursNote")} value={t("sum.days")} />
        <SumRow sign="+" name={t("sum.nights")} note={t("sum.nightsNote")} value="0" />
        {shift !== 0 && (
          <SumRow
            sign="+"
            name={t("sum.change")}
            note={t(shift > 0 ? "sum.more" : "sum.less", { hours: Math.abs(shift) / HOUR_MS })}
            value="0"
          />
        )}
        <SumRow sign="=" name={t("sum.due")} value={time.at(dueAt, "short")} total />
      </dl>
      {kept.length > 0 && (
        <details className="mt-3 text-ink-3 text-xs">
          <summary className="w-fit rounded-1 py-1 text-ink-2 hover:text-ink">
            {t("sum.kept")}
          </summary>
          <ol className="mt-1.5 grid list-decimal gap-1 pl-4 leading-normal">
            {kept.map((line) => (
              <li key={line} className="wrap-anywhere">
                <LawText of={line} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <p className="mt-3 text-ink-2 text-xs">{t("sum.motto")}</p>
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
