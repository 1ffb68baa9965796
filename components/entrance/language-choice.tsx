"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { LOCALE_NAMES, LOCALES } from "@/lib/locales";
import { Select } from "../ui/input";
import { keepChoice } from "../ui/viewer-cookie";

/** The language of this device, for who is not signed in. */
export function LanguageChoice() {
  const t = useTranslations("entrance");
  const router = useRouter();
  return (
    <div>
      <Select
        aria-label={t("language")}
        value={useLocale()}
        onChange={({ target }) => {
          keepChoice("lang", target.value);
          router.refresh();
        }}
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
