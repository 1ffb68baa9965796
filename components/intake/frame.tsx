import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageChoice } from "../entrance/language-choice";

/** The frame of the public form: whose it is, the reader's language, one column. */
export function ReportFrame({ orgName, children }: { orgName: string; children: ReactNode }) {
  const t = useTranslations("intake");
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex w-full max-w-2xl items-center justify-between gap-4 px-5 py-3">
          <span className="min-w-0 break-words font-[650] text-lg tracking-[-0.015em]">
            {orgName}
          </span>
          <LanguageChoice />
        </div>
      </header>
      <main className="mx-auto w-full max-w-2xl px-5 py-8">{children}</main>
      <footer className="mx-auto w-full max-w-2xl px-5 py-5 text-ink-3 text-xs">
        {t("frame.foot", { org: orgName })}
      </footer>
    </div>
  );
}
