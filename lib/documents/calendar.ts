/** Running duties as a calendar (RFC 5545): number and duty, due instant, alarms before it. Nothing of what happened. */
import ical, { ICalAlarmType } from "ical-generator";
import type { Words } from "../i18n/words";
import { HOUR_MS } from "../time";

export interface DutyEvent {
  dutyId: string;
  /** INC-2026-0042; null for the request of a data principal. */
  number: string | null;
  drill: boolean;
  act: string;
  citation: string;
  dueAt: Date;
  updatedAt: Date;
  link: string;
}

/** An alarm so many hours before a duty is due. */
const ALARMS_HOURS = [24, 6, 1];
/** How often calendars are asked to look again; most look less often than they are asked to. */
const REFRESH_SECONDS = 15 * 60;

/** The calendar as text. A duty keeps its UID, so that a moved deadline moves the entry. */
export function calendarOf(duties: readonly DutyEvent[], t: Words<"webhooks">): string {
  const calendar = ical({
    name: t("calendar.name"),
    prodId: { company: "Tocsin", product: "Register" },
    ttl: REFRESH_SECONDS,
  });
  for (const duty of duties) {
    const subject = duty.number ?? t("chat.request");
    const summary = `${duty.drill ? t("chat.drill", { number: subject }) : subject} · ${duty.act}`;
    calendar.createEvent({
      id: `${duty.dutyId}@tocsin`,
      start: duty.dueAt,
      stamp: duty.updatedAt,
      lastModified: duty.updatedAt,
      summary,
      description: `${duty.citation}\n${duty.link}`,
      url: duty.link,
      alarms: ALARMS_HOURS.map((hours) => ({
        type: ICalAlarmType.display,
        triggerBefore: (hours * HOUR_MS) / 1000,
        description: summary,
      })),
    });
  }
  return calendar.toString();
}
