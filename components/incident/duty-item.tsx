"use client";
import { Scale, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { Duty } from "@/lib/schema/duties";
import { Button } from "../ui/button";
import type { ClockState } from "../ui/clock-state";
import { Countdown } from "../ui/countdown";
import { cx } from "../ui/cx";
import { LawTerm, useLawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import { useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { useTime } from "../ui/time-words";
import { Computation } from "./computation";
import { canDecide, canFile, hasFirst, type NamedRule, waitsFor, withNames } from "./duty-order";
import { DutyRecord } from "./duty-record";
import { Elapsed } from "./elapsed";
import { MissingFacts } from "./missing-facts";
import { TwoZones } from "./two-zones";
import { forceWords, settledWords } from "./words";

export interface DutyActs {
  /** Absent for who may not. */
  onFile?: (duty: Duty) => void;
  onDecide?: (duty: Duty) => void;
  onState?: (fact: string) => void;
}

const PRESSED: readonly ClockState[] = ["overdue", "decide", "urgent", "watch"];

/** One duty: what is owed to whom by which article, how it stands, what can be done, and what was. */
export function DutyItem({
  duty,
  state,
  acts,
  rules,
}: {
  duty: Duty;
  state: ClockState;
  acts: DutyActs;
  /** Names what a waiting duty waits for. */
  rules: readonly NamedRule[];
}) {
  const t = useTranslations("incident");
  return (
    <li
      id={`duty-${duty.id}`}
      data-state={state}
      className={cx(
        "scroll-mt-16 border-line border-t py-3.5 text-sm leading-normal first:border-t-0",
        PRESSED.includes(state) && "-ml-3.5 border-l-3 border-l-state-fill pl-3",
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h4 className="min-w-0 font-semibold text-base">
          <LawTerm of={duty.act} />
        </h4>
        <span className="narrow text-ink-3 text-xs">{duty.citation}</span>
        <span
          className={cx(
            "ml-auto text-2xs",
            duty.checked === "text" ? "text-ink-3" : "font-medium text-watch",
          )}
        >
          {t(`checked.${duty.checked}`)}
        </span>
      </div>
      <p className="text-ink-2">
        {t.rich("duty.to", {
          recipient: () => <LawTerm of={duty.recipient} className="text-ink" />,
        })}
      </p>
      <Standing duty={duty} state={state} rules={rules} />
      {duty.missing.length > 0 && <MissingFacts missing={duty.missing} onState={acts.onState} />}
      {duty.order.map((words) => (
        <p
          key={words}
          className={words.startsWith("Out of order") ? "font-medium text-overdue" : "text-ink-2"}
        >
          <LawText of={words} />
        </p>
      ))}
      <Buttons duty={duty} state={state} acts={acts} />
      <DutyRecord duty={duty} />
      <Computation duty={duty} />
    </li>
  );
}

function Standing({
  duty,
  state,
  rules,
}: {
  duty: Duty;
  state: ClockState;
  rules: readonly NamedRule[];
}) {
  const t = useTranslations("incident");
  const time = useTime();
  const zone = useZone();
  const say = useLawTerm();
  const awaited = duty.state === "waiting" ? waitsFor(duty) : null;
  return (
    <div className="mt-1 grid gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <Tag state={state}>{stateWords(t, time, duty, state)}</Tag>
        <Remaining duty={duty} state={state} />
      </p>
      {duty.due_at && duty.state !== "superseded" && (
        <p className="text-ink-2 tabular-nums">
          {t.rich(dueKey(duty), { time: () => <TwoZones at={duty.due_at ?? ""} zone={zone} /> })}
        </p>
      )}
      {state === "open" && duty.started_at && (
        <p className="text-ink-2 tabular-nums">
          {t.rich("duty.noNumber", {
            time: () => <TwoZones at={duty.started_at ?? ""} zone={zone} />,
          })}
        </p>
      )}
      {awaited && (
        <p className="break-words">
          <LawText
            of={awaited}
            also={(text) =>
              withNames(text, rules, ({ act, citation }) =>
                t("duty.named", { act: say(act), citation }),
              )
            }
          />
        </p>
      )}
      {state === "overdue" && <p>{t("duty.stillOwed")}</p>}
      {(duty.corrected_late_by_ms ?? null) !== null && <Corrected duty={duty} />}
      {/* What is missing is asked below, and says the same. */}
      {duty.reason && duty.missing.length === 0 && (
        <p className="break-words text-ink-2">
          <LawText of={duty.reason} />
        </p>
      )}
    </div>
  );
}

function dueKey(duty: Duty) {
  if (duty.state === "authority_extended") return "duty.extendedTo";
  return duty.binding ? "duty.due" : "duty.wouldBeDue";
}

function Remaining({ duty, state }: { duty: Duty; state: ClockState }) {
  const t = useTranslations("incident");
  if (state === "open" && duty.started_at) {
    return (
      <span className="text-ink-2">
        {t.rich("duty.gone", { time: () => <Elapsed since={duty.started_at ?? ""} /> })}
      </span>
    );
  }
  const counts = state === "overdue" || state === "urgent" || state === "watch" || state === "calm";
  if (!counts || duty.due_at === null) return null;
  return (
    <span className={state === "calm" ? undefined : "text-state"}>
      {t.rich(state === "overdue" ? "duty.overdueBy" : "duty.left", {
        time: () => <Countdown due={duty.due_at ?? ""} />,
      })}
    </span>
  );
}

/** What was found at the filing stays; beside it what a corrected awareness makes of it. */
function Corrected({ duty }: { duty: Duty }) {
  const t = useTranslations("incident");
  const time = useTime();
  const late = duty.corrected_late_by_ms ?? 0;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-ink-3">{t("duty.corrected")}</span>
      {late > 0 ? (
        <Tag state="late">{t("duty.lateBy", { time: time.duration(late) })}</Tag>
      ) : (
        <Tag state="met">{t("duty.within")}</Tag>
      )}
    </p>
  );
}

function stateWords(
  t: Words<"incident">,
  time: TimeWords,
  duty: Duty,
  state: ClockState,
): string | undefined {
  if (!duty.binding && state === "wait") return forceWords(t, time, duty);
  if (state === "wait") return t("duty.waiting");
  if (duty.state === "authority_extended" && state !== "overdue") return t("duty.extended");
  if (state === "met" || state === "late" || state === "off") return settledWords(t, time, duty);
  return undefined;
}

function Buttons({ duty, state, acts }: { duty: Duty; state: ClockState; acts: DutyActs }) {
  const t = useTranslations("incident");
  const file = canFile(duty) ? acts.onFile : undefined;
  const decide = canDecide(duty) ? acts.onDecide : undefined;
  if (!file && !decide) return null;
  const first = hasFirst(duty) ? "filing.recordNext" : "filing.record";
  const again = duty.decisions.length > 0 ? "decision.again" : "decision.title";
  return (
    <p className="mt-2 flex flex-wrap gap-2 print:hidden">
      {file && (
        <Button
          size="sm"
          icon={<Send aria-hidden />}
          aria-label={`${t(first)}: ${duty.citation}`}
          onClick={() => file(duty)}
        >
          {t(first)}
        </Button>
      )}
      {decide && (
        <Button
          size="sm"
          variant={state === "decide" ? "primary" : "plain"}
          icon={<Scale aria-hidden />}
          aria-label={`${t(again)}: ${duty.citation}`}
          onClick={() => decide(duty)}
        >
          {t(again)}
        </Button>
      )}
    </p>
  );
}
