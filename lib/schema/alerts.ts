/** Alerts: what people are told of, when, and how each wants it. */
import { z } from "zod";
import { ianaZone } from "./reader";

/** When a running duty reminds: at so much of its time left, at its due instant, and each day after it. */
export const THRESHOLDS = ["half", "quarter", "tenth", "hour", "due", "overdue"] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** What people are told of besides reminders. */
export const ALERT_EVENTS = [
  "incident.declared",
  "duty.started",
  "mention",
  "assignment",
  "task.assigned",
  "task.due",
] as const;
export type AlertEvent = (typeof ALERT_EVENTS)[number];

export const ALERT_KINDS = ["reminder", ...ALERT_EVENTS] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Use a time of day such as 22:00.");

/** A part of the day in which a person is left in peace; from one day into the next where it ends before it begins. */
const quietHoursSchema = z.strictObject({
  from: wallTime,
  to: wallTime,
  /** The weekdays on which it begins: 1 Monday to 7 Sunday. */
  days: z
    .array(z.int().min(1).max(7))
    .min(1, "Choose at least one day.")
    .transform((said) => [...new Set(said)].sort((a, b) => a - b)),
  zone: ianaZone,
});
export type QuietHours = z.output<typeof quietHoursSchema>;

const chosen = <T extends string>(of: readonly [T, ...T[]]) =>
  z.array(z.enum(of)).transform((said) => of.filter((one) => said.includes(one)));

export const alertPreferencesSchema = z.strictObject({
  /** Whether they are told by e-mail at all. */
  mail: z.boolean(),
  thresholds: chosen(THRESHOLDS),
  events: chosen(ALERT_EVENTS),
  quiet: quietHoursSchema.nullable(),
});
export type AlertPreferences = z.output<typeof alertPreferencesSchema>;
export type AlertPreferencesInput = z.input<typeof alertPreferencesSchema>;

/** Until a person says otherwise they are told of everything, at any hour. */
export const TOLD_EVERYTHING: AlertPreferences = {
  mail: true,
  thresholds: [...THRESHOLDS],
  events: [...ALERT_EVENTS],
  quiet: null,
};

/** What became of a message: to be sent, sent, given up, or no longer needed by anybody. */
export const MESSAGE_STATES = ["pending", "sent", "dead", "moot"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message to a person, as the list of messages shows it. */
export interface SentMessage {
  id: string;
  kind: AlertKind;
  threshold: Threshold | null;
  /** Null for the request of a data principal, which is no breach. */
  incident: { number: string; drill: boolean } | null;
  /** "GDPR Art. 33(1)", where it is about a duty. */
  citation: string | null;
  path: string;
  /** Whom it is for. */
  to: string;
  state: MessageState;
  attempts: number;
  created_at: string;
  settled_at: string | null;
  /** When it is tried next; null where nothing is to be sent. */
  next_attempt_at: string | null;
  /** What the last attempt met with; for those who look after the organisation alone. */
  last_error: string | null;
}

export interface MessagePage {
  messages: SentMessage[];
  next_cursor: string | null;
}
