import { useLocale, useTranslations } from "next-intl";
import type { Overview } from "@/lib/schema/overview";
import { share } from "./breakdown";
import { FigureLink } from "./figure-link";
import { rowsOf } from "./links";

/** How many of the duties that were met were met in time. */
export function Filed({ figures }: { figures: Overview }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const { in_time, late, incidents_in_time, incidents_late } = figures.filed;
  const all = in_time + late;
  return (
    <section className="rounded-3 border border-line bg-surface p-4">
      <h3 className="text-ink-2 text-sm">{t("filed.title")}</h3>
      <p className="mt-1 text-3xl tabular-nums tracking-[-0.02em]">
        {all === 0 ? (
          <span className="text-ink-3">{t("unknown")}</span>
        ) : (
          share(in_time, all, locale)
        )}
      </p>
      <p className="mt-1 text-ink-2 text-sm">{t("filed.of", { met: in_time, all })}</p>
      <dl className="mt-3 grid grid-cols-[1fr_auto] gap-y-1.5 border-line border-t pt-3 text-sm">
        <dt>{t("filed.inTime")}</dt>
        <dd className="text-right tabular-nums">
          <FigureLink href={rowsOf(figures, { filed: "in_time" })}>
            {incidents_in_time.toLocaleString(locale)}
          </FigureLink>
        </dd>
        <dt>{t("filed.late")}</dt>
        <dd className="text-right tabular-nums">
          <FigureLink href={rowsOf(figures, { filed: "late" })}>
            {incidents_late.toLocaleString(locale)}
          </FigureLink>
        </dd>
      </dl>
    </section>
  );
}
