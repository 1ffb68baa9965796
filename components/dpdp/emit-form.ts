/** What the form asks for each kind of event, and the event that it makes of the answers. */
import { BREACH_RECIPIENTS, type EventType } from "@/lib/schema/dpdp";

export interface FormField {
  name: string;
  label: string;
  kind: "instant" | "text" | "number" | "choice";
  options?: readonly string[];
  hint?: string;
}

const instant = (name: string, label: string): FormField => ({ name, label, kind: "instant" });
const text = (name: string, label: string, hint?: string): FormField => ({
  name,
  label,
  kind: "text",
  hint,
});

/** The payload's fields that Tocsin reads, by the kind of event. */
export const FIELDS: Readonly<Record<EventType, readonly FormField[]>> = {
  consent_given: [],
  consent_withdrawn: [],
  dsr_received: [instant("received_at", "Received")],
  dsr_response_sent: [
    instant("sent_at", "Sent"),
    text("timer_id", "Timer", "Its id, where several requests of the session are open."),
  ],
  breach_detected: [
    text("title", "Title"),
    instant("noticed_at", "Noticed"),
    instant("detected_at", "Detected"),
    instant("aware_at", "Became aware"),
    text("incident_id", "Incident", "The id of one that stands already; else a new one is opened."),
  ],
  breach_notified: [
    {
      name: "recipient",
      label: "Recipient",
      kind: "choice",
      options: BREACH_RECIPIENTS,
      hint: "Only this recipient's timer stops.",
    },
    instant("notified_at", "Notified"),
    { name: "told", label: "Data principals told", kind: "number" },
    { name: "affected", label: "Data principals affected", kind: "number" },
    text("reference", "Reference"),
  ],
  purpose_change: [text("from", "From"), text("to", "To")],
};

export interface Answers {
  sessionId: string;
  eventType: EventType;
  fields: Readonly<Record<string, string>>;
  /** JSON for what has no field. */
  rest: string;
}

/** The event as the door takes it, or what is wrong with the JSON. */
export function eventOf({ sessionId, eventType, fields, rest }: Answers) {
  let others: unknown = {};
  try {
    others = rest.trim() === "" ? {} : JSON.parse(rest);
  } catch {
    return { fault: 'This is not JSON. Write one object: { "name": "value" }.' };
  }
  if (typeof others !== "object" || others === null || Array.isArray(others)) {
    return { fault: 'Write one object: { "name": "value" }.' };
  }
  const payload: Record<string, unknown> = { ...others };
  for (const { name, kind } of FIELDS[eventType]) {
    const said = fields[name]?.trim() ?? "";
    if (said === "") continue;
    payload[name] = kind === "number" && /^\d+$/.test(said) ? Number(said) : said;
  }
  return { event: { sessionId: sessionId.trim(), eventType, payload } };
}
