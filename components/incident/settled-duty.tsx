"use client";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { clockState } from "../ui/clock-state";
import { Fuse } from "../ui/fuse";
import { Glyph } from "../ui/glyph";
import { LawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { settledWords } from "./words";

/** A duty that is settled: how, by how much, by whom. Never called compliant: that is not ours to say. */
export function SettledDuty({ duty }: { duty: Duty }) {
  const t = useTranslations("incident");
  const time = useTime();
  const state = clockState(duty, 0);
  return (
    <li
      data-state={state}
      className="grid grid-cols-[1.5rem_minmax(0,1fr)] border-line border-t px-0.5 py-2 text-sm leading-snug"
    >
      <Glyph state={state} className="mt-0.5 size-4 text-state" />
      <div>
        <p className="flex flex-wrap items-baseline justify-between gap-x-2">
          <b className="font-semibold text-state">{settledWords(t, time, duty)}</b>
          <span className="narrow min-w-0 break-words text-2xs text-ink-3">{duty.citation}</span>
        </p>
        <p>
          <a href={`#duty-${duty.id}`} className="hover:underline">
            <LawTerm of={duty.act} />
          </a>
        </p>
        {state === "late" && duty.started_at && duty.due_at && duty.settled_at && (
          <Fuse
            state="late"
            startedAt={Date.parse(duty.started_at)}
            dueAt={Date.parse(duty.due_at)}
            now={Date.parse(duty.settled_at)}
          />
        )}
        {(duty.corrected_late_by_ms ?? 0) > 0 && (
          <p className="font-medium text-overdue text-xs">
            {t("duty.corrected")}{" "}
            {t("duty.lateBy", { time: time.duration(duty.corrected_late_by_ms ?? 0) })}
          </p>
        )}
        <Circumstances duty={duty} />
      </div>
    </li>
  );
}

function Circumstances({ duty }: { duty: Duty }) {
  const t = useTranslations("incident");
  const small = "mt-0.5 text-ink-3 text-xs leading-normal whitespace-pre-line break-words";
  if (duty.state === "superseded") {
    return (
      <p className={small}>
        <LawText of={duty.reason} />
      </p>
    );
  }
  if (duty.state === "not_required" || duty.state === "not_a_breach") {
    const decision = duty.decisions.at(-1);
    if (!decision) return null;
    return (
      <p className={small}>
        {t.rich("record.settledBy", {
          outcome: t(`outcome.${decision.outcome}`),
          name: decision.decided_by.name,
          time: () => <Time at={decision.decided_at} />,
        })}
      </p>
    );
  }
  const filing = duty.filings.find(({ kind }) => kind === "initial");
  if (!filing) return null;
  return (
    <p className={small}>
      {filing.authority}, <Time at={filing.filed_at} />
      {/* Where no deadline stood, none was kept. */}
      {filing.late_by_ms === 0 && <>. {t("record.withinLimit")}</>}
    </p>
  );
}
