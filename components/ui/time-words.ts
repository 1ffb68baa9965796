"use client";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import { type TimeWords, timeWords } from "@/lib/i18n/time-words";
import { useZone } from "./now";

/** Says instants and lengths of time in the viewer's language and zone. On the server <Time> does so. */
export function useTime(): TimeWords {
  const locale = useLocale();
  const zone = useZone();
  return useMemo(() => timeWords(locale, zone), [locale, zone]);
}
