import { useLocale, useTranslations } from "next-intl";
import { timeWords } from "@/lib/i18n/time-words";
import type { Overview } from "@/lib/schema/overview";
import { FigureLink } from "./figure-link";
import { rowsOf } from "./links";

/** How long it took in the middle to detect, to become aware and to notify; and of how many that is known. */
export function Spans({ figures }: { figures: Overview }) {
  const t = useTranslations("overview");
  const time = timeWords(useLocale(), figures.zone);
  return (
    <section className="rounded-3 border border-line bg-surface p-4">
      <h3 className="mb-2 text-ink-2 text-sm">{t("spans.title")}</h3>
      <dl className="grid gap-3 text-sm">
        {figures.spans.map(({ span, known, median_ms }) => (
          <div key={span} className="grid grid-cols-[1fr_auto] items-baseline gap-x-3">
            <dt>{t(`spans.${span}`)}</dt>
            <dd className="font-medium text-lg tabular-nums">
              {median_ms === null ? (
                <span className="font-normal text-ink-3">{t("unknown")}</span>
              ) : (
                time.duration(median_ms)
              )}
            </dd>
            <dd className="col-span-2 text-ink-3 text-xs">
              <FigureLink href={rowsOf(figures, { span })}>
                {t("spans.known", { known, total: figures.total })}
              </FigureLink>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
