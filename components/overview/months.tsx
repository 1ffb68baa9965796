"use client";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { CALENDARS } from "@/lib/i18n/time-names";
import type { Overview } from "@/lib/schema/overview";
import { FigureLink } from "./figure-link";
import { rowsOf } from "./links";

/** The height of the chart in px: its room stands before it is loaded. */
const HEIGHT = 120;

// Charts are loaded by this page alone, and after it stands.
const MonthBars = dynamic(() => import("./month-bars"), {
  ssr: false,
  loading: () => <div style={{ height: HEIGHT }} />,
});

/** The incidents of the year by month: bars to look at, and a table of the same numbers with the ways to the rows. */
export function Months({ figures }: { figures: Overview }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const names = CALENDARS[locale].months;
  const months = figures.months.map((month, at) => ({ ...month, name: names[at] ?? "" }));
  return (
    <figure className="mt-3">
      <div aria-hidden>
        <MonthBars months={months} height={HEIGHT} />
      </div>
      <figcaption className="sr-only">{t("months")}</figcaption>
      <table className="w-full table-fixed text-center text-xs max-sm:[&_td]:text-2xs">
        <caption className="sr-only">{t("months")}</caption>
        <thead>
          <tr>
            {months.map(({ name }) => (
              <th key={name} scope="col" className="truncate pt-1 text-center text-ink-3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {months.map(({ from, to, name, count }) => (
              <td key={name} className="py-0.5 tabular-nums">
                <FigureLink
                  href={rowsOf({ from, to })}
                  className="inline-block min-w-6 py-1 pointer-coarse:py-3"
                >
                  {count.toLocaleString(locale)}
                </FigureLink>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  );
}
