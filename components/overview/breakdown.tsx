import { useLocale, useTranslations } from "next-intl";
import { FigureLink } from "./figure-link";

export interface BreakdownRow {
  name: string;
  count: number;
  href: string;
}

/** The incidents of the year told apart by one thing: a table whose rows carry their own bars. */
export function Breakdown({
  title,
  rows,
  total,
  empty,
}: {
  title: string;
  rows: readonly BreakdownRow[];
  total: number;
  /** What stands where there is no row at all. */
  empty?: string;
}) {
  const t = useTranslations("overview");
  const locale = useLocale();
  return (
    <section className="rounded-3 border border-line bg-surface p-4">
      <h3 className="mb-2 text-ink-2 text-sm">{title}</h3>
      {rows.length === 0 ? (
        <p className="text-ink-3 text-sm">{empty}</p>
      ) : (
        <table className="w-full text-sm">
          <thead className="sr-only">
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{t("share")}</th>
              <th scope="col">{t("incidents")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, count, href }) => (
              <tr key={name}>
                <th scope="row" className="w-2/5 max-w-px truncate py-1 pr-3 text-ink" title={name}>
                  {name}
                </th>
                <td className="py-1">
                  <span className="sr-only">{share(count, total, locale)}</span>
                  <span aria-hidden className="block h-2 rounded-1 bg-sunken">
                    <span
                      className="block h-full rounded-1 bg-ink-3"
                      style={{ width: `${total === 0 ? 0 : (count / total) * 100}%` }}
                    />
                  </span>
                </td>
                <td className="w-14 py-1 pl-3 text-right tabular-nums">
                  <FigureLink href={href}>{count.toLocaleString(locale)}</FigureLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** A share as a whole percentage. */
export function share(part: number, whole: number, locale: string): string {
  return (whole === 0 ? 0 : part / whole).toLocaleString(locale, {
    style: "percent",
    maximumFractionDigits: 0,
  });
}
