"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isKey } from "@/lib/i18n/words";
import type { VerdictOut } from "@/lib/schema/duties";
import type { ClockState } from "../ui/clock-state";
import { Glyph } from "../ui/glyph";
import { LawTerm, useLawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import { useNow } from "../ui/now";
import { useTime } from "../ui/time-words";
import { useFactWords } from "./fact-name";
import { MissingLink, type Say } from "./missing-link";
import { missingFacts } from "./verdict-groups";

/** Verdicts, one to a row. */
export function VerdictRows({
  verdicts,
  onSay,
}: {
  verdicts: readonly VerdictOut[];
  /** Leads to where a missing fact is said. */
  onSay?: Say;
}) {
  return (
    <ul>
      {verdicts.map((verdict) => (
        <VerdictRow key={verdict.rule_id} verdict={verdict} onSay={onSay} />
      ))}
    </ul>
  );
}

function VerdictRow({ verdict, onSay }: { verdict: VerdictOut; onSay?: Say }) {
  const t = useTranslations("declare");
  const say = useLawTerm();
  const { act, citation, recipient, reason } = verdict;
  const state = faceOf(verdict);
  return (
    <li
      data-state={state}
      className="grid grid-cols-[1.35rem_1fr] gap-x-1.5 border-line border-t py-3 text-sm first:border-t-0"
    >
      <Glyph state={state} className="mt-0.5 size-4 text-state" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <h3 className="min-w-0 flex-1 basis-56 font-medium leading-snug">
            <LawTerm of={act} />
          </h3>
          <Due verdict={verdict} />
        </div>
        <p className="wrap-anywhere mt-0.5 text-ink-3 text-xs">
          {t("verdict.to", { citation, recipient: say(recipient) })}{" "}
          <Checked checked={verdict.checked} />
        </p>
        <p className="wrap-anywhere mt-1 text-ink-2 leading-normal">
          <LawText of={reason} />
        </p>
        {onSay && <MissingOf verdict={verdict} onSay={onSay} />}
        {!verdict.binding && verdict.outcome === "applies" && (
          <p className="mt-1 text-ink-2 text-xs">
            {verdict.binding_from
              ? t.rich("verdict.notBindingUntil", { from: verdict.binding_from, b: stronger })
              : t.rich("verdict.notBinding", { b: stronger })}
          </p>
        )}
        <Sum verdict={verdict} />
      </div>
    </li>
  );
}

const stronger = (said: ReactNode) => <b className="font-medium text-ink">{said}</b>;

/** The facts that it waits for, each with the way to it. */
function MissingOf({ verdict, onSay }: { verdict: VerdictOut; onSay: Say }) {
  const words = useFactWords();
  const facts = missingFacts([verdict]);
  if (facts.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-xs">
      {facts.map((fact) => (
        <li key={fact.fact}>
          <MissingLink fact={fact} onSay={onSay}>
            {words(fact.fact)}
          </MissingLink>
        </li>
      ))}
    </ul>
  );
}

/** Its face before anything is declared. */
function faceOf({ outcome, state, due_at, started_at }: VerdictOut): ClockState {
  if (outcome === "does_not_apply") return "off";
  if (outcome === "cannot_tell" || outcome === "person_decides") return "decide";
  if (state === "to_decide") return "decide";
  if (started_at === null) return "wait";
  return due_at === null ? "open" : "calm";
}

/** Until when; a law that gives no number gets none. */
function Due({ verdict: { outcome, period, state, due_at, started_at } }: { verdict: VerdictOut }) {
  const t = useTranslations("declare");
  if (outcome !== "applies") return null;
  if (due_at !== null) return <DueAt at={new Date(due_at)} />;
  if (state === "to_decide") return <DueWords>{t("verdict.decide")}</DueWords>;
  if (started_at === null) return <DueWords>{t("verdict.waits")}</DueWords>;
  return <DueWords>{t(period.value === null ? "verdict.noDelay" : "verdict.noDeadline")}</DueWords>;
}

function DueAt({ at }: { at: Date }) {
  const t = useTranslations("declare");
  const time = useTime();
  const overdue = at.getTime() < useNow();
  return (
    <p className="whitespace-nowrap font-semibold tabular-nums" suppressHydrationWarning>
      {time.at(at, "short")}
      {overdue && <span className="text-overdue"> {t("verdict.overdue")}</span>}
    </p>
  );
}

function DueWords({ children }: { children: ReactNode }) {
  return <p className="whitespace-nowrap text-ink-2">{children}</p>;
}

function Checked({ checked }: { checked: string }) {
  const t = useTranslations("rules");
  const [short, long] = [`checkedShort.${checked}`, `checkedLong.${checked}`] as const;
  if (!isKey(t, short) || !isKey(t, long)) return null;
  return <span title={t(long)}>{t(short)}.</span>;
}

/** How it is computed, line by line; other readings apart, the contested ones behind a door of their own. */
function Sum({ verdict: { computation, readings, missing } }: { verdict: VerdictOut }) {
  const t = useTranslations("declare");
  const contested = readings.filter((reading) => reading.contested);
  const others = readings.filter((reading) => !reading.contested);
  const lines = [...computation, ...others.map(({ words }) => words)];
  if (lines.length + contested.length === 0) return null;
  return (
    <details className="group/sum mt-1.5 text-xs">
      <summary className="-mx-1 inline-flex min-h-6 list-none items-center gap-1 rounded-1 px-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.25 flex-none transition-transform group-open/sum:rotate-90"
        />
        {t(missing.length > 0 ? "verdict.known" : "verdict.sum")}
      </summary>
      <ol className="mt-1 grid gap-1 border-line-2 border-l pl-3 text-ink-2 leading-normal">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            <LawText of={line} />
          </li>
        ))}
      </ol>
      {contested.length > 0 && (
        <details className="mt-1.5 ml-3 text-ink-3">
          <summary className="w-fit rounded-1 py-1 hover:text-ink">
            {t("verdict.contested")}
          </summary>
          <ul className="grid gap-1 leading-normal">
            {contested.map(({ kind, words }) => (
              <li key={kind} className="wrap-anywhere">
                <LawText of={words} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </details>
  );
}
