"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { LOCALE_NAMES, LOCALES } from "@/lib/locales";
import { useEarlyChoice } from "../ui/early-choice";
import { Select } from "../ui/input";
import { keepChoice } from "../ui/viewer-cookie";

/** The language of this device, for who is not signed in. */
export function LanguageChoice() {
  const t = useTranslations("entrance");
  const router = useRouter();
  const shown = useLocale();
  const choose = (said: string) => {
    keepChoice("lang", said);
    router.refresh();
  };
  return (
    <div>
      <Select
        aria-label={t("language")}
        ref={useEarlyChoice(shown, choose)}
        autoComplete="off"
        value={shown}
        onChange={({ target }) => choose(target.value)}
      >
        {LOCALES.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {LOCALE_NAMES[locale]}
          </option>
        ))}
      </Select>
    </div>
  );
}
