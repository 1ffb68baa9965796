"use client";
import { CircleHelp, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Assessment } from "@/lib/schema/duties";
import { Button } from "../ui/button";
import { useFactWords } from "./fact-name";
import { Fold } from "./fold";
import { MissingLink, type Say } from "./missing-link";
import type { Assessed } from "./use-assessment";
import { type MissingFact, missingFacts, verdictGroups } from "./verdict-groups";
import { VerdictRows } from "./verdict-rows";

/** So many stand in sight; more are folded away under their number. */
const FEW = 5;

/** What the rules make of what is known: live, and nothing of it is on record. */
export function AssessmentView({ assessed, onSay }: { assessed: Assessed; onSay: Say }) {
  const t = useTranslations("declare");
  const { assessment, pending, failed, retry } = assessed;
  return (
    <section aria-label={t("assess.region")} aria-busy={pending}>
      {failed && <Failed retry={retry} />}
      {assessment === null ? (
        !failed && (
          <p className="border-line border-t py-4 text-ink-2 text-sm">{t("assess.asking")}</p>
        )
      ) : (
        <Groups assessment={assessment} pending={pending} onSay={onSay} />
      )}
    </section>
  );
}

function Failed({ retry }: { retry: () => void }) {
  const t = useTranslations("declare");
  return (
    <div
      role="status"
      className="mb-4 flex items-center gap-3 rounded-3 border border-line-2 border-dashed px-4 py-3 text-ink-2 text-sm"
    >
      <p className="flex-1">{t("assess.failed")}</p>
      <Button size="sm" icon={<RefreshCw aria-hidden />} onClick={retry}>
        {t("assess.again")}
      </Button>
    </div>
  );
}

function Groups({
  assessment: { verdicts },
  pending,
  onSay,
}: {
  assessment: Assessment;
  pending: boolean;
  onSay: Say;
}) {
  const t = useTranslations("declare");
  const { applies, open, decides, not } = verdictGroups(verdicts);
  const opens = open.near.length + open.far.length;
  const decisions = decides.near.length + decides.far.length;
  return (
    <>
      <p className="mb-3 text-ink-2 text-sm">
        <span role="status">
          {t("assess.sum", {
            rules: verdicts.length,
            applies: applies.length,
            open: opens,
            decisions,
            not: not.length,
          })}
        </span>
        {pending && <span className="text-ink-3"> {t("assess.assessing")}</span>}
      </p>
      <Group name={t("assess.applies")} count={applies.length}>
        {applies.length > 0 ? (
          <VerdictRows verdicts={applies} />
        ) : (
          <p className="py-2 text-ink-2 text-sm">{t("assess.none")}</p>
        )}
      </Group>
      {opens > 0 && (
        <Group name={t("assess.open")} count={opens}>
          <Missing facts={missingFacts(verdicts)} onSay={onSay} />
          {open.near.length > 0 && (
            <Fold name={t("assess.near")} count={open.near.length} open={open.near.length <= FEW}>
              <VerdictRows verdicts={open.near} onSay={onSay} />
            </Fold>
          )}
          {open.far.length > 0 && (
            <Fold name={t("assess.far")} count={open.far.length}>
              <VerdictRows verdicts={open.far} onSay={onSay} />
            </Fold>
          )}
        </Group>
      )}
      {decisions > 0 && (
        <Group name={t("assess.decides")} count={decisions}>
          <VerdictRows verdicts={decides.near} />
          {decides.far.length > 0 && (
            <Fold name={t("assess.untouched")} count={decides.far.length}>
              <VerdictRows verdicts={decides.far} />
            </Fold>
          )}
        </Group>
      )}
      {not.length > 0 && (
        <Fold name={t("assess.not")} count={not.length} className="border-line border-b">
          <VerdictRows verdicts={not} />
        </Fold>
      )}
    </>
  );
}

function Group({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  return (
    <section className="border-line border-t pt-4 pb-2">
      <h2 className="mb-1 font-semibold text-lg">
        {name} <span className="font-normal text-ink-3 text-sm tabular-nums">{count}</span>
      </h2>
      {children}
    </section>
  );
}

/** What would tell, each fact once, with the way to where it is said. */
function Missing({ facts, onSay }: { facts: readonly MissingFact[]; onSay: Say }) {
  const t = useTranslations("declare");
  const words = useFactWords();
  return (
    <ul className="my-2 grid gap-1.5 rounded-3 border border-line-2 border-dashed px-4 py-3 text-sm">
      {facts.map((one) => (
        <li key={one.fact} className="flex items-baseline gap-2">
          <CircleHelp aria-hidden className="size-3.5 flex-none translate-y-0.5 text-ink-3" />
          <span className="min-w-0 flex-1">{words(one.fact)}</span>
          <span className="whitespace-nowrap text-ink-3 text-xs tabular-nums max-sm:hidden">
            {t("assess.wait", { rules: one.rules })}
          </span>
          <span className="whitespace-nowrap sm:w-24 sm:text-right">
            <MissingLink fact={one} onSay={onSay}>
              {t(one.at === "settings" ? "assess.inSettings" : "assess.say")}
            </MissingLink>
          </span>
        </li>
      ))}
    </ul>
  );
}
