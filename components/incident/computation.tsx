"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Duty } from "@/lib/schema/duties";
import { cx } from "../ui/cx";
import { LawText } from "../ui/law-text";
import { useZone } from "../ui/now";
import { TwoZones } from "./two-zones";

/** The sum behind a deadline, line by line, as it was kept with the clock; and other readings of the period. */
export function Computation({ duty }: { duty: Duty }) {
  const t = useTranslations("incident");
  const settled = duty.readings.filter(({ contested }) => !contested);
  const contested = duty.readings.filter((reading) => reading.contested);
  return (
    <Disclosure summary={t("computation.title")}>
      <ol className="grid gap-1">
        {duty.computation.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: printed lines; two may be alike
          <li key={at} className="break-words">
            <LawText of={line} />
          </li>
        ))}
        <li>{t(`checkedLong.${duty.checked}`)}</li>
      </ol>
      {settled.length > 0 && (
        <>
          <p className="mt-2 font-medium text-ink-3">{t("computation.readings")}</p>
          <Readings readings={settled} />
        </>
      )}
      {contested.length > 0 && (
        <Disclosure summary={t("computation.contested")}>
          <p>{t("computation.contestedSays")}</p>
          <Readings readings={contested} />
        </Disclosure>
      )}
    </Disclosure>
  );
}

function Readings({ readings }: { readings: Duty["readings"] }) {
  const zone = useZone();
  return (
    <ul className="mt-1 grid gap-1">
      {readings.map(({ kind, at, words }) => (
        <li key={kind} className="break-words">
          <TwoZones at={at} zone={zone} />
          <span className="block">
            <LawText of={words} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Text that is there for who asks; open on paper, unless the sheet does not need it. */
export function Disclosure({
  summary,
  open,
  printed = true,
  children,
}: {
  summary: ReactNode;
  /** Open to begin with. */
  open?: boolean;
  /** Whether paper shows what is folded. */
  printed?: boolean;
  children: ReactNode;
}) {
  return (
    <details
      open={open}
      className={cx(
        "group/fold mt-1.5 text-xs",
        printed && "print:[&::details-content]:[content-visibility:visible]",
      )}
    >
      <summary className="-mx-1 inline-flex min-h-6 list-none items-center gap-1 rounded-1 px-1 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.25 flex-none transition-transform [[open]>summary>&]:rotate-90 print:hidden"
        />
        {summary}
      </summary>
      <div className="mt-1 border-line-2 border-l pl-3 text-ink-2 leading-normal">{children}</div>
    </details>
  );
}
