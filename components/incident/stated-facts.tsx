"use client";
import { CircleAlert, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FactsOut } from "@/lib/schema/facts";
import { Button } from "../ui/button";
import { LawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import { useTime } from "../ui/time-words";
import type { FactGroup } from "./fact-groups";
import { Section } from "./section";
import { inZone, type StandingFact, standingFacts } from "./standing-facts";
import { StatedFact } from "./stated-fact";

export interface FactActs {
  onState: (group: FactGroup) => void;
  /** For a fact by its name, awareness among them. */
  onFact: (fact: string) => void;
}

/** What is on record about the breach: what stands, who said it when, what it corrected, what is missing. */
export function StatedFactsSection({
  facts,
  acts,
}: {
  facts: FactsOut;
  /** Absent for who may not state facts. */
  acts?: FactActs;
}) {
  const t = useTranslations("incident");
  const count = new Set(facts.history.map(({ fact }) => fact)).size;
  return (
    <Section id="facts" title={t("stated.title")} note={t("stated.note", { count })}>
      <Contradictions facts={facts} />
      <div className="grid gap-y-5">
        {standingFacts(facts).map(({ group, facts: held }) => (
          <Group key={group} group={group} held={held} acts={acts} />
        ))}
      </div>
      <Missing facts={facts} acts={acts} />
    </Section>
  );
}

function Group({
  group,
  held,
  acts,
}: {
  group: FactGroup;
  held: readonly StandingFact[];
  acts?: FactActs;
}) {
  const t = useTranslations("incident");
  const name = t(`factGroup.${group}`);
  return (
    <div>
      <div className="flex items-center justify-between gap-3 border-line border-b pb-1">
        <h3 className="font-medium text-ink-3 text-xs">{name}</h3>
        {acts && (
          <Button
            size="sm"
            variant="ghost"
            icon={<Pencil aria-hidden />}
            aria-label={t("stated.stateGroup", { name })}
            onClick={() => acts.onState(group)}
          >
            {t("stated.state")}
          </Button>
        )}
      </div>
      {group === "times" && acts && !held.some(({ fact }) => fact === "aware_at") && (
        <p className="flex flex-wrap items-baseline gap-x-3 pt-1.5 text-sm">
          {t("stated.noAwareness")}
          <button
            type="button"
            className="link print:hidden"
            onClick={() => acts.onFact("aware_at")}
          >
            {t("missing.state")}
          </button>
        </p>
      )}
      {held.length === 0 ? (
        <p className="pt-1.5 text-ink-3 text-sm">{t("stated.nothing")}</p>
      ) : (
        <ul>
          {held.map((fact) => (
            <StatedFact
              key={fact.fact}
              held={fact}
              onCorrect={
                acts && fact.fact === "aware_at" ? () => acts.onFact("aware_at") : undefined
              }
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Facts that cannot both be true, with both values: no clock runs from them. */
function Contradictions({ facts: { contradictions } }: { facts: FactsOut }) {
  const t = useTranslations("incident");
  const time = useTime();
  if (contradictions.length === 0) return null;
  return (
    <div className="mb-5 flex gap-2.5 rounded-2 bg-overdue-wash px-3.5 py-3 text-sm edge-overdue-fill">
      <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none text-overdue" />
      <div>
        <p className="font-medium text-overdue">{t("stated.contradict")}</p>
        <ul className="mt-1 grid gap-1">
          {contradictions.map(({ sentence }) => (
            <li key={sentence} className="break-words" suppressHydrationWarning>
              <LawText of={sentence} also={(text) => inZone(text, time)} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** What a notification must say and nothing on record says yet. */
function Missing({ facts: { missing }, acts }: { facts: FactsOut; acts?: FactActs }) {
  const t = useTranslations("incident");
  if (missing.length === 0) {
    return <p className="mt-5 text-ink-2 text-sm">{t("stated.complete")}</p>;
  }
  return (
    <div className="mt-5 rounded-2 bg-sunken px-3.5 py-3 text-sm edge-line">
      <h3 className="font-semibold">{t("stated.missing")}</h3>
      <ul className="mt-1.5 grid gap-1">
        {missing.map(({ item, citation, fact }) => (
          <li key={item} className="flex flex-wrap items-baseline gap-x-3">
            {acts ? (
              <button
                type="button"
                className="link min-h-6 text-left print:no-underline"
                onClick={() => acts.onFact(fact)}
              >
                <LawTerm of={item} />
              </button>
            ) : (
              <LawTerm of={item} />
            )}
            <span className="text-ink-3 text-xs">{citation}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-ink-3 text-xs">{t("stated.phases")}</p>
    </div>
  );
}
