/** What the form asks for each kind of event, and the event that it makes of the answers. */
import type { Messages } from "next-intl";
import type { EventType } from "@/lib/schema/dpdp";

export interface FormField {
  name: keyof Messages["dpdp"]["payload"];
  /** A choice is the recipient of a breach's notification. */
  kind: "instant" | "text" | "number" | "choice";
  /** Whose hint stands under it. */
  hint?: keyof Messages["dpdp"]["hint"];
}

/** The payload's fields that Tocsin reads, by the kind of event. */
export const FIELDS: Readonly<Record<EventType, readonly FormField[]>> = {
  consent_given: [],
  consent_withdrawn: [],
  dsr_received: [{ name: "received_at", kind: "instant" }],
  dsr_response_sent: [
    { name: "sent_at", kind: "instant" },
    { name: "timer_id", kind: "text", hint: "timer_id" },
  ],
  breach_detected: [
    { name: "title", kind: "text" },
    { name: "noticed_at", kind: "instant" },
    { name: "detected_at", kind: "instant" },
    { name: "aware_at", kind: "instant" },
    { name: "incident_id", kind: "text", hint: "incident_id" },
  ],
  breach_notified: [
    { name: "recipient", kind: "choice", hint: "recipient" },
    { name: "notified_at", kind: "instant" },
    { name: "told", kind: "number" },
    { name: "affected", kind: "number" },
    { name: "reference", kind: "text" },
  ],
  purpose_change: [
    { name: "from", kind: "text" },
    { name: "to", kind: "text" },
  ],
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
    return { fault: "notJson" } as const;
  }
  if (typeof others !== "object" || others === null || Array.isArray(others)) {
    return { fault: "notObject" } as const;
  }
  const payload: Record<string, unknown> = { ...others };
  for (const { name, kind } of FIELDS[eventType]) {
    const said = fields[name]?.trim() ?? "";
    if (said === "") continue;
    payload[name] = kind === "number" && /^\d+$/.test(said) ? Number(said) : said;
  }
  return { event: { sessionId: sessionId.trim(), eventType, payload } };
}
