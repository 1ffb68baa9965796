"use client";
import { useTranslations } from "next-intl";
import { isKey } from "@/lib/i18n/words";
import { EVENT_KEYS, WEBHOOK_EVENTS } from "@/lib/schema/webhooks";
import type { Vocabulary } from "./talk";

/** The words of every code that entries hold. @param citations how each rule is cited, by its id */
export function useVocabulary(citations: Readonly<Record<string, string>>): Vocabulary {
  const alerts = useTranslations("alerts.me");
  const dpdp = useTranslations("dpdp");
  const roles = useTranslations("entrance.role");
  const fields = useTranslations("fields.kind");
  const sectors = useTranslations("organisation.sector");
  const bands = useTranslations("severity.band");
  const events = useTranslations("webhooks.events");
  const webhooks = useTranslations("webhooks.kind");
  const facts = useTranslations("facts.role");
  return (field, code) => {
    switch (field) {
      case "rule":
        return citations[code] ?? null;
      case "kind":
        return said(dpdp, `kind.${code}`) ?? said(fields, code) ?? said(webhooks, code);
      case "role":
        return said(roles, code);
      case "default_role":
        return said(facts, code);
      case "event_type":
        return said(dpdp, `event.${code}`);
      case "sectors":
        return said(sectors, `${code}.name`);
      case "severity_band":
        return said(bands, code);
      case "thresholds":
        return said(alerts, `reminders.${code}`);
      case "events": {
        const event = WEBHOOK_EVENTS.find((one) => one === code);
        return event ? events(EVENT_KEYS[event]) : said(alerts, `events.${camel(code)}`);
      }
      default:
        return null;
    }
  };
}

function said<T extends { (key: never): string; has(key: never): boolean }>(
  t: T,
  key: string,
): string | null {
  return isKey(t, key) ? t(key as never) : null;
}

/** task.assigned → taskAssigned: words know no dots in names. */
const camel = (code: string) => code.replace(/\.(.)/g, (_dot, next: string) => next.toUpperCase());
