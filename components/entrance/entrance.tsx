import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { Fuse } from "../ui/fuse";
import { Mark } from "../ui/mark";
import { LanguageChoice } from "./language-choice";

/** Share of the 72 hours that the picture of a clock has burnt. */
const PICTURED = { startedAt: 0, dueAt: 3 * DAY_MS, now: 11 * HOUR_MS };

/** The frame of what stands before the dashboard: a narrow column, and the law beside it. */
export function Entrance({
  chooseLanguage,
  children,
}: {
  /** Whether the language can be chosen here: not by who has chosen one in their profile. */
  chooseLanguage: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("entrance");
  return (
    <div className="grid min-h-dvh md:grid-cols-[minmax(26rem,34rem)_1fr]">
      <div className="grid grid-rows-[auto_1fr_auto] border-line bg-surface px-5 py-5 md:border-r md:px-14 md:py-7">
        <header className="flex items-center justify-between gap-4">
          <span className="inline-flex items-center gap-2 font-[650] text-xl tracking-[-0.015em]">
            <Mark className="size-6" />
            Tocsin
          </span>
          {chooseLanguage && <LanguageChoice />}
        </header>
        <main className="w-full max-w-92 self-center justify-self-center py-10">{children}</main>
        <footer className="text-ink-3 text-xs">{t("motto")}</footer>
      </div>
      <aside className="grid content-center overflow-hidden max-md:hidden">
        <blockquote
          cite="https://eur-lex.europa.eu/eli/reg/2016/679/oj"
          className="max-w-3xl text-pretty pr-12 pl-18 font-medium text-[clamp(1.5rem,2.6vw,2.375rem)] text-ink-3 leading-[1.24] tracking-[-0.024em]"
        >
          {t.rich("law", {
            b: (said) => (
              <strong className="whitespace-nowrap font-semibold text-ink">{said}</strong>
            ),
          })}
        </blockquote>
        <Fuse {...PICTURED} state="calm" className="mt-10 mr-18 mb-4 h-4.5 [--cord:6px]" />
        <p className="pl-18 text-ink-3 text-sm">{t("lawOf")}</p>
      </aside>
    </div>
  );
}

/** The head of an entrance page. */
export function EntranceHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-6">
      <h1 className="font-semibold text-3xl tracking-[-0.025em]">{title}</h1>
      {children && <div className="mt-2 text-ink-2">{children}</div>}
    </div>
  );
}
