"use client";
import { useTranslations } from "next-intl";
import { useMemo, useOptimistic, useState, useSyncExternalStore, useTransition } from "react";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/locales";
import type { ReadingInput } from "@/lib/schema/reader";
import { zoneName } from "@/lib/time";
import { useEarlyChoice } from "../ui/early-choice";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult } from "../ui/form-result";
import { Select } from "../ui/input";
import { type SearchOption, SearchSelect } from "../ui/search-select";

/** In both choices: what the browser or the device says. No language and no zone is called so. */
const UNSAID = "";

/** Language and time zone of the one who is signed in. Kept, and the page said anew, with each choice. */
export function ReadingChoice({
  locale,
  zone,
  choose,
}: {
  /** As kept; null: as the browser asks for. */
  locale: Locale | null;
  /** As kept; null: as the device says. */
  zone: string | null;
  choose: (input: ReadingInput) => Promise<FormResult<null>>;
}) {
  const t = useTranslations("profile");
  const [pending, start] = useTransition();
  const [shown, show] = useOptimistic({ locale, zone });
  const [outcome, setOutcome] = useState<{ reason: string | null } | null>(null);
  const { zones, own } = useZones(shown.zone);
  const keep = (input: ReadingInput) =>
    start(async () => {
      show({ ...shown, ...input });
      const answer = await ask(() => choose(input));
      setOutcome({ reason: answer.ok ? null : answer.message });
    });
  const keepLanguage = (said: string) =>
    keep({ locale: LOCALES.find((one) => one === said) ?? null });
  const language = useEarlyChoice(locale ?? UNSAID, keepLanguage);
  return (
    <div className="grid max-w-92 gap-4">
      <FormError>{outcome?.reason}</FormError>
      <Field label={t("reading.language")} hint={t("reading.languageHint")}>
        <Select
          ref={language}
          autoComplete="off"
          value={shown.locale ?? UNSAID}
          onChange={({ target }) => keepLanguage(target.value)}
        >
          <option value={UNSAID}>{t("reading.asBrowser")}</option>
          {LOCALES.map((one) => (
            <option key={one} value={one} lang={one}>
              {LOCALE_NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("reading.zone")} hint={t("reading.zoneHint")}>
        <SearchSelect
          value={shown.zone ?? UNSAID}
          onChange={(said) => keep({ zone: said === UNSAID ? null : said })}
          options={[
            { value: UNSAID, label: t("reading.asDevice"), note: own.replaceAll("_", " ") },
            ...zones,
          ]}
          find={t("reading.find")}
          nothing={t("reading.noZone")}
        />
      </Field>
      <p role="status" className="text-ink-3 text-sm empty:hidden">
        {outcome?.reason === null && !pending && t("reading.saved")}
      </p>
    </div>
  );
}

const never = () => () => undefined;

/** The zones that this browser knows, and its own, once it runs; until then the chosen one. */
function useZones(chosen: string | null): { zones: SearchOption[]; own: string } {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return useMemo(() => {
    const known = awake ? Intl.supportedValuesOf("timeZone") : [];
    const now = new Date();
    const zones = [...new Set(["UTC", ...known, ...(chosen === null ? [] : [chosen])])]
      .sort()
      .map((zone) => ({
        value: zone,
        label: zone.replaceAll("_", " "),
        note: awake ? zoneName(now, zone) : undefined,
      }));
    return { zones, own: awake ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "" };
  }, [awake, chosen]);
}
