import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Overview as Figures } from "@/lib/schema/overview";
import { addressOf } from "../register/filters";
import { ButtonLink } from "../ui/button";
import { Breakdown, type BreakdownRow } from "./breakdown";
import { FigureLink } from "./figure-link";
import { Filed } from "./filed";
import { rowsOf } from "./links";
import { Months } from "./months";
import { Needs, type NeedsProps } from "./needs";
import { Spans } from "./spans";

/** What needs the viewer now, then the figures of a year. */
export function Overview({
  figures,
  needs,
  thisYear,
}: {
  figures: Figures;
  needs: NeedsProps;
  /** The current one in the viewer's zone: there is no later one to look at. */
  thisYear: number;
}) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const choice = useTranslations("overview.choice");
  const { year, total } = figures;
  const severity: BreakdownRow[] = figures.severity.map(({ value, count }) => ({
    name: choice(`severity.${value}`),
    count,
    href: rowsOf(figures, { severity: value }),
  }));
  const kinds: BreakdownRow[] = figures.breach_kind.map(({ value, count }) => ({
    name: choice(`breach_kind.${value}`),
    count,
    href: rowsOf(figures, { breach_kind: value }),
  }));
  const types: BreakdownRow[] = figures.type.map(({ value, count }) => ({
    name: value === "Unknown" ? choice("type.unknown") : value,
    count,
    href: rowsOf(figures, { type: value }),
  }));
  return (
    <div className="page pt-4 pb-10">
      <h1 className="mb-4 font-semibold text-2xl tracking-[-0.018em]">{t("title")}</h1>
      <Needs {...needs} />
      <section aria-labelledby="year" className="mt-8">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b pb-2">
          <h2 id="year" className="font-semibold text-xl tracking-[-0.012em]">
            {t("year", { year: String(year) })}
          </h2>
          <nav aria-label={t("years")} className="flex gap-1 print:hidden">
            <YearLink
              year={year - 1}
              on={year > figures.first_year}
              label={t("yearBefore", { year: String(year - 1) })}
              icon={<ChevronLeft aria-hidden />}
            />
            <YearLink
              year={year + 1}
              on={year < thisYear}
              label={t("yearAfter", { year: String(year + 1) })}
              icon={<ChevronRight aria-hidden />}
            />
          </nav>
          <p className="ml-auto text-ink-3 text-xs">{t("about", { zone: figures.zone })}</p>
        </div>
        <div className="mt-4 grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          <div className="rounded-3 border border-line bg-surface p-4 md:col-span-2">
            <h3 className="text-ink-2 text-sm">{t("total")}</h3>
            <p className="mt-1 text-3xl tabular-nums tracking-[-0.02em]">
              <FigureLink href={rowsOf(figures)}>{total.toLocaleString(locale)}</FigureLink>
            </p>
            <Months figures={figures} />
            {figures.unaware > 0 && (
              <p className="mt-3 text-ink-2 text-sm">
                {t.rich("unaware", {
                  count: figures.unaware,
                  link: (words) => (
                    <FigureLink href={addressOf({ drill: "false", awareness: "unknown" })}>
                      {words}
                    </FigureLink>
                  ),
                })}
              </p>
            )}
          </div>
          <Filed figures={figures} />
          <Spans figures={figures} />
          <Breakdown title={t("severity")} rows={severity} total={total} />
          <Breakdown title={t("kind")} rows={kinds} total={total} />
          <Breakdown title={t("type")} rows={types} total={total} empty={t("none")} />
        </div>
      </section>
    </div>
  );
}

function YearLink({
  year,
  on,
  label,
  icon,
}: {
  year: number;
  on: boolean;
  label: string;
  icon: ReactNode;
}) {
  if (!on) return <span className="size-8" />;
  return (
    <ButtonLink
      href={`/dashboard?year=${year}`}
      variant="ghost"
      square
      aria-label={label}
      icon={icon}
    />
  );
}
