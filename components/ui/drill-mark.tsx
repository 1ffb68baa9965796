import { useTranslations } from "next-intl";

/** Marks an exercise, wherever an incident is named. In ink: it is no state of a clock. */
export function DrillMark() {
  const t = useTranslations("ui");
  return (
    <span className="narrow inline-flex h-5 flex-none items-center rounded-1 border border-control border-dashed px-1.5 align-middle font-semibold text-2xs text-ink-2 uppercase tracking-[0.04em]">
      {t("drill")}
    </span>
  );
}
