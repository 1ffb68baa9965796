"use client";
import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { Button } from "../ui/button";
import { Glyph } from "../ui/glyph";
import { LawTerm } from "../ui/law-term";
import { Time } from "../ui/time";
import { Section } from "./section";

/** What people decided, why and when; the newest first, none erased. */
export function DecisionsSection({
  duties,
  onDecide,
}: {
  duties: readonly Duty[];
  onDecide?: () => void;
}) {
  const t = useTranslations("incident");
  const decisions = duties
    .flatMap((duty) =>
      duty.decisions.map((decision) => ({
        decision,
        duty,
        earlier: duty.decisions.at(-1)?.id !== decision.id,
      })),
    )
    .sort((a, b) => Date.parse(b.decision.recorded_at) - Date.parse(a.decision.recorded_at));
  return (
    <Section
      id="decisions"
      title={t("decisions.title")}
      action={
        onDecide && (
          <Button size="sm" icon={<Scale aria-hidden />} onClick={onDecide}>
            {t("decision.title")}
          </Button>
        )
      }
    >
      {decisions.length === 0 && (
        <p className="text-ink-3 text-sm">
          {t(
            duties.some(({ state }) => state === "running" || state === "to_decide")
              ? "decisions.noneDutiesStand"
              : "decisions.none",
          )}
        </p>
      )}
      <ol className="grid gap-3">
        {decisions.map(({ decision, duty, earlier }) => (
          <li
            key={decision.id}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-3 border border-line-2 px-4.5 py-3.5 text-sm"
          >
            <Glyph state="off" className="mt-px size-5 text-ink-2" />
            <div>
              <h3 className="text-lg">
                {t(`outcome.${decision.outcome}`)}
                {earlier && (
                  <span className="font-normal text-ink-3 text-xs"> {t("decisions.earlier")}</span>
                )}
              </h3>
              <p className="mt-1 mb-2.5 max-w-152 whitespace-pre-line break-words leading-[1.55]">
                {decision.reasons}
              </p>
              <p className="flex flex-wrap gap-x-5 gap-y-0.5 text-ink-3 text-xs">
                <span>
                  {t.rich("decisions.by", {
                    name: decision.decided_by.name,
                    b: (words) => <b className="font-medium text-ink-2">{words}</b>,
                  })}
                </span>
                <Time at={decision.decided_at} style="full" />
                {decision.recorded_at !== decision.decided_at && (
                  <span>
                    {t.rich("decisions.recorded", {
                      time: () => <Time at={decision.recorded_at} style="full" />,
                    })}
                  </span>
                )}
                <span>
                  <LawTerm of={duty.act} />, {duty.citation}
                </span>
              </p>
              <Given decision={decision} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What the authority gave or wrote, and when the period began, where the decision says it. */
function Given({ decision }: { decision: Duty["decisions"][number] }) {
  const t = useTranslations("incident");
  const { extended_to, starts_at, evidence } = decision;
  if (extended_to === null && starts_at === null && evidence === null) return null;
  return (
    <div className="mt-1.5 text-ink-2 text-xs leading-normal">
      {extended_to && (
        <p>{t.rich("decisions.until", { time: () => <Time at={extended_to} style="full" /> })}</p>
      )}
      {starts_at && (
        <p>{t.rich("decisions.began", { time: () => <Time at={starts_at} style="full" /> })}</p>
      )}
      {evidence && (
        <p className="whitespace-pre-line break-words">
          <span className="text-ink-3">{t("decisions.wrote")} </span>
          {evidence}
        </p>
      )}
    </div>
  );
}
