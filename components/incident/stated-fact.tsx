"use client";
import { useTranslations } from "next-intl";
import type { FactOut } from "@/lib/schema/facts";
import { Button } from "../ui/button";
import { useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { factName, factWords, isInstantFact, type StandingFact } from "./standing-facts";
import { TwoZones } from "./two-zones";

/** One fact: what stands, by whom, and below it crossed out what stood before. */
export function StatedFact({
  held: { fact, now, before },
  onCorrect,
}: {
  held: StandingFact;
  onCorrect?: () => void;
}) {
  const t = useTranslations("incident");
  const facts = useTranslations("facts");
  const name = factName({ facts, incident: t }, fact);
  return (
    <li className="grid gap-x-3 gap-y-0.5 border-line border-b py-2 text-sm leading-normal last:border-b-0 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <p className="text-ink-3">{name}</p>
      <div className="min-w-0">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="whitespace-pre-line break-words font-medium" suppressHydrationWarning>
              <Value said={now} />
            </p>
            <Author said={now} correction={before.length > 0} />
          </div>
          {onCorrect && (
            <Button size="sm" variant="ghost" onClick={onCorrect}>
              {t("stated.correct")}
            </Button>
          )}
        </div>
        {before.length > 0 && (
          <ol className="mt-1.5 grid gap-1.5" aria-label={t("stated.before", { name })}>
            {before.map((old, at) => (
              <li key={old.id}>
                <s className="whitespace-pre-line break-words text-ink-3" suppressHydrationWarning>
                  <Value said={old} />
                </s>
                <Author said={old} correction={at < before.length - 1} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

function Value({ said }: { said: FactOut }) {
  const zone = useZone();
  const t = useTranslations("incident");
  const facts = useTranslations("facts");
  const words = factWords({ facts, incident: t, time: useTime() }, said.fact, said.value);
  if (words === null)
    return <span className="font-normal text-ink-3">{t("stated.takenBack")}</span>;
  const shown = isInstantFact(said.fact) ? <TwoZones at={String(said.value)} zone={zone} /> : words;
  return (
    <>
      {shown}
      {said.estimated && <span className="font-normal text-ink-3"> {t("stated.estimated")}</span>}
    </>
  );
}

function Author({ said, correction }: { said: FactOut; correction: boolean }) {
  const t = useTranslations("incident");
  return (
    <div className="text-ink-3 text-xs">
      {said.moved_after_deadline && (
        <p>
          <Tag state="late">{t("stated.movedLate")}</Tag>
        </p>
      )}
      {said.reason && (
        <p className="whitespace-pre-line break-words text-ink-2">
          {t(correction ? "stated.correctedBecause" : "stated.reasons", { reason: said.reason })}
        </p>
      )}
      {said.delay_reasons && (
        <p className="whitespace-pre-line break-words text-ink-2">
          {t("record.delay", { reasons: said.delay_reasons })}
        </p>
      )}
      <p>
        {t.rich("stated.recorded", {
          name: said.recorded_by.name,
          time: () => <Time at={said.recorded_at} style="full" />,
        })}
      </p>
    </div>
  );
}
