"use client";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import type { ClockState } from "../ui/clock-state";
import { Countdown, NoCountdown } from "../ui/countdown";
import { cx } from "../ui/cx";
import { Fuse } from "../ui/fuse";
import { LawTerm } from "../ui/law-term";
import { useNow, useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { Elapsed } from "./elapsed";
import { TwoZones } from "./two-zones";

const PRESSED = "bg-state-wash [--s-ground:var(--s-wash)] shadow-[inset_3px_0_0_var(--s-fill)]";

/** A clock that is still open: what is owed, how long is left, until when. Leads to its duty. */
export function ClockCard({
  duty,
  state,
  compact,
}: {
  duty: Duty;
  state: ClockState;
  /** Smaller, for all but the most pressing one. */
  compact: boolean;
}) {
  const t = useTranslations("incident");
  const pressed = state !== "calm" && state !== "open";
  return (
    <li
      data-state={state}
      className={cx("border-line border-t px-4 pt-2.5 pb-2.5 first:border-t-0", pressed && PRESSED)}
    >
      <div className="flex items-baseline justify-between gap-3">
        <Tag state={state} />
        <span className="narrow min-w-0 break-words text-right text-2xs text-ink-2">
          {duty.citation}
        </span>
      </div>
      <div
        className={cx(
          compact
            ? "my-1 flex flex-row-reverse items-baseline justify-between gap-3"
            : "mt-1.5 grid gap-1",
        )}
      >
        <div className="flex flex-none items-baseline gap-2">
          <ClockDigits duty={duty} state={state} compact={compact} />
        </div>
        <p className="min-w-0 font-medium text-sm leading-snug">
          <a href={`#duty-${duty.id}`} className="hover:underline">
            <LawTerm of={duty.act} />
          </a>
        </p>
      </div>
      {!(compact && state === "decide") && <Until duty={duty} state={state} />}
      {state === "overdue" && !compact && <p className="mt-1.5 text-sm">{t("duty.stillOwed")}</p>}
    </li>
  );
}

function Until({ duty, state }: { duty: Duty; state: ClockState }) {
  const t = useTranslations("incident");
  const now = useNow();
  const zone = useZone();
  return (
    <>
      <Fuse
        state={state}
        startedAt={duty.started_at ? Date.parse(duty.started_at) : null}
        dueAt={duty.due_at ? Date.parse(duty.due_at) : null}
        now={now}
      />
      <p className="mt-1 text-ink-2 text-xs tabular-nums">
        {duty.due_at ? (
          <TwoZones at={duty.due_at} zone={zone} near={new Date(now)} />
        ) : state === "decide" ? (
          t("clocks.undecided")
        ) : (
          t("clocks.noNumber")
        )}
      </p>
    </>
  );
}

function ClockDigits({
  duty,
  state,
  compact,
}: {
  duty: Duty;
  state: ClockState;
  compact: boolean;
}) {
  const t = useTranslations("incident");
  const boxed = state === "overdue" || state === "decide";
  const box = cx(
    compact ? "text-lg leading-none" : boxed ? "text-[1.75rem]" : "text-[2.25rem]",
    "leading-none",
    state === "overdue" && "rounded-2 bg-overdue-fill px-2 py-1 text-on-overdue",
    state === "decide" && "rounded-2 border border-decide-fill border-dashed px-2 py-1 text-state",
    (state === "watch" || state === "urgent") && "text-state",
    state === "open" && "text-ink-2",
  );
  if (state === "decide") return compact ? null : <NoCountdown className={box} />;
  if (duty.due_at === null) {
    return (
      <>
        {duty.started_at && <Elapsed since={duty.started_at} className={box} />}
        <span className="text-ink-2 text-xs">{t("clocks.gone")}</span>
      </>
    );
  }
  return (
    <>
      <Countdown due={duty.due_at} className={box} />
      <span className="text-ink-2 text-xs">
        {t(state === "overdue" ? "clocks.overdue" : "clocks.left")}
      </span>
    </>
  );
}
