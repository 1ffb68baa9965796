import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { inPoints, type SeverityResult } from "@/lib/law/enisa";
import { BANDS } from "@/lib/law/enisa-guide";
import { cx } from "../ui/cx";
import { LawText } from "../ui/law-text";

/** A score with its formula, its place on the scale, and what stands beside it. */
export function SeveritySum({ result }: { result: SeverityResult }) {
  const t = useTranslations("severity");
  const { dpc, identificationQuarters, circumstancesQuarters, score, band } = result;
  return (
    <div className="break-inside-avoid">
      <div className="flex flex-wrap items-start gap-x-3.5 gap-y-3">
        <Term value={String(dpc)} name={t("sum.context")} short="DPC" />
        <Sign>×</Sign>
        <Term value={inPoints(identificationQuarters)} name={t("sum.identification")} short="EI" />
        <Sign>+</Sign>
        <Term value={inPoints(circumstancesQuarters)} name={t("sum.circumstances")} short="CB" />
        <Sign>=</Sign>
        <Term value={score} name={t("sum.severity")} short="ENISA 2013" />
      </div>
      <p className="mt-3">
        <b className="font-semibold text-xl tracking-[-0.012em]">{t(`band.${band}`)}.</b>{" "}
        <span className="text-ink-2 text-sm">{t(`bandSays.${band}`)}</span>
      </p>
      <Scale result={result} />
      <Flags flags={result.flags} />
    </div>
  );
}

function Term({ value, name, short }: { value: string; name: string; short: string }) {
  return (
    <p className="grid gap-1">
      <b className="font-medium font-mono text-digits-lg leading-none tracking-[-0.05em]">
        {value}
      </b>
      <span className="max-w-24 text-ink-3 text-xs leading-snug">
        {name}
        <br />
        {short}
      </span>
    </p>
  );
}

function Sign({ children }: { children: string }) {
  return <span className="font-mono text-digits text-ink-3 leading-7">{children}</span>;
}

/** The range of the method, 0 to 6, in quarters. */
const MOST_QUARTERS = 24;

function Scale({ result: { band, score, quarters } }: { result: SeverityResult }) {
  const t = useTranslations("severity");
  return (
    <div
      role="img"
      aria-label={t("sum.scale", { score, band: t(`bandIn.${band}`), range: t(`range.${band}`) })}
      className="relative mt-4.5 mb-4 grid grid-cols-[2fr_1fr_1fr_2fr] gap-x-0.5 gap-y-1.5"
    >
      {BANDS.map((each) => (
        <span
          key={each}
          className={cx(
            "h-2 first:rounded-l-full nth-4:rounded-r-full print:[print-color-adjust:exact]",
            each === band ? "bg-ink" : "bg-sunken edge-line-2",
          )}
        />
      ))}
      <i
        style={{ left: `${(quarters / MOST_QUARTERS) * 100}%` }}
        className="-top-1.25 -ml-px absolute h-4.5 w-0.75 rounded-[2px] bg-ink ring-2 ring-surface"
      />
      {BANDS.map((each) => (
        <small
          key={each}
          className={cx("text-xs leading-snug", each === band ? "font-medium" : "text-ink-3")}
        >
          {t(`band.${each}`)}
          <br />
          {t(`range.${each}`)}
        </small>
      ))}
    </div>
  );
}

/** Outside the score: they are argued in words. */
function Flags({ flags }: { flags: SeverityResult["flags"] }) {
  const t = useTranslations("severity");
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <Flag name={t("sum.many")} value={flags.more_than_100_persons} />
      <Flag name={t("sum.unintelligible")} value={flags.unintelligible} />
      <dd className="text-ink-3 text-xs leading-5">{t("sum.beside")}</dd>
    </dl>
  );
}

function Flag({ name, value }: { name: string; value: boolean | null }) {
  const t = useTranslations("severity");
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-3">{name}</dt>
      <dd className="font-medium">
        {t(value === null ? "sum.unknown" : value ? "sum.yes" : "sum.no")}
      </dd>
    </div>
  );
}

/** The sum line by line. */
export function SumLines({ lines, open = false }: { lines: readonly string[]; open?: boolean }) {
  const t = useTranslations("severity");
  return (
    <Folded name={t("sum.lines")} open={open}>
      <ol className="mt-1 grid gap-1 border-line-2 border-l pl-3 text-ink-2 text-xs leading-normal">
        {lines.map((line) => (
          <li key={line} className="break-words">
            <LawText of={line} />
          </li>
        ))}
      </ol>
    </Folded>
  );
}

/** Folded away on the screen, in full on paper. */
export function Folded({
  name,
  open = false,
  children,
}: {
  name: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details
      open={open}
      className="mt-2 [&[open]>summary>svg]:rotate-90 print:[&::details-content]:[content-visibility:visible]"
    >
      <summary className="-mx-1 inline-flex min-h-6 list-none items-center gap-1 rounded-1 px-1 text-ink-2 text-xs hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.25 flex-none transition-transform print:hidden"
        />
        {name}
      </summary>
      {children}
    </details>
  );
}
