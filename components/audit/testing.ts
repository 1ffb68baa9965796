/** What says entries of the ledger in a test, in Berlin. */
import { wordsFor } from "@/lib/i18n/messages";
import { timeWords } from "@/lib/i18n/time-words";
import type { Locale } from "@/lib/locales";
import type { Talk } from "./talk";

export async function talkIn(locale: Locale, zone = "Europe/Berlin"): Promise<Talk> {
  const [audit, facts, incident] = await Promise.all([
    wordsFor(locale, "audit"),
    wordsFor(locale, "facts"),
    wordsFor(locale, "incident"),
  ]);
  const time = timeWords(locale, zone);
  const vocabulary = (field: string, code: string) =>
    field === "rule" && code === "eu-gdpr-art33" ? "GDPR Art. 33(1)" : null;
  return { audit, facts, incident, time, vocabulary };
}
