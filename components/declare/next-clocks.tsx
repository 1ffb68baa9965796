"use client";
import { useTranslations } from "next-intl";
import type { Words } from "@/lib/i18n/words";
import type { VerdictOut } from "@/lib/schema/duties";
import { Glyph } from "../ui/glyph";
import { LawTerm } from "../ui/law-term";
import { useTime } from "../ui/time-words";
import type { Assessed } from "./use-assessment";
import { verdictGroups } from "./verdict-groups";

/** The clock that the preview shows large. */
const SHOWN_APART = "eu-gdpr-art33";
const SHOWN = 6;

/** What else would start, by what is known; the first few. */
export function NextClocks({ assessed: { assessment, failed } }: { assessed: Assessed }) {
  const t = useTranslations("declare");
  if (assessment === null) {
    if (!failed) return null;
    return <p className="mt-5 text-ink-3 text-xs">{t("next.failed")}</p>;
  }
  const { applies } = verdictGroups(assessment.verdicts);
  const next = applies.filter(({ rule_id }) => rule_id !== SHOWN_APART);
  const rest = next.length - SHOWN;
  if (next.length === 0) return null;
  return (
    <section className="mt-5">
      <h2 className="font-medium text-ink-3 text-sm">{t("next.title")}</h2>
      <ul className="mt-1.5 text-sm">
        {next.slice(0, SHOWN).map((verdict) => (
          <NextClock key={verdict.rule_id} verdict={verdict} />
        ))}
      </ul>
      {rest > 0 && (
        <p className="pt-1 pl-6 text-ink-3 text-xs">{t("next.rest", { count: rest })}</p>
      )}
    </section>
  );
}

function NextClock({ verdict }: { verdict: VerdictOut }) {
  const time = useTime();
  const t = useTranslations("declare");
  const { act, citation, due_at, started_at, period, binding } = verdict;
  const state = due_at ? "calm" : started_at ? "open" : "wait";
  const until = due_at
    ? time.at(due_at, "short")
    : started_at && period.value === null
      ? t("verdict.noDelay")
      : t("verdict.waits");
  return (
    <li data-state={state} className="grid grid-cols-[1.5rem_1fr] py-1.5 leading-snug">
      <Glyph state={state} className="mt-0.5 size-3.75 text-state" />
      <span className="min-w-0">
        <LawTerm of={act} />
        <span className="block text-ink-3 text-xs" suppressHydrationWarning>
          {t(binding ? "next.until" : "next.notBinding", { citation, until })}
        </span>
      </span>
    </li>
  );
}

export interface Starts {
  clocks: number;
  decisions: number;
}

/** What declaring sets going, counted; null while the rules have not answered. */
export function startsIn({ assessment }: Assessed): Starts | null {
  if (assessment === null) return null;
  const count = (state: string) =>
    assessment.verdicts.filter((verdict) => verdict.state === state).length;
  return { clocks: count("running"), decisions: count("to_decide") };
}

/** The same in words; null where there is nothing to say. */
export function startsWords(starts: Starts | null, t: Words<"declare">): string | null {
  if (starts === null) return null;
  const { clocks, decisions } = starts;
  if (clocks > 0 && decisions > 0) return t("next.both", { clocks, decisions });
  if (clocks > 0) return t("next.startsClocks", { clocks });
  return decisions > 0 ? t("next.asks", { decisions }) : null;
}
