/** Events and timers of the DPDP door in the words that people read. */
import type { EventType, TimerKind, TimerStatus } from "@/lib/schema/dpdp";

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  consent_given: "Consent given",
  consent_withdrawn: "Consent withdrawn",
  dsr_received: "Request received",
  dsr_response_sent: "Request answered",
  breach_detected: "Breach detected",
  breach_notified: "Breach notified",
  purpose_change: "Purpose changed",
};

export const KIND_WORDS: Readonly<Record<TimerKind, string>> = {
  cert_in: "CERT-In, 6 hours",
  dpbi: "Board, detail, 72 hours",
  dpbi_initial: "Board, description",
  data_principals: "Data principals",
  dsr: "Request, 90 days",
  spdi_grievance: "SPDI grievance, 1 month",
};

export const STATUS_WORDS: Readonly<Record<TimerStatus, string>> = {
  overdue: "Overdue",
  to_decide: "To decide",
  running: "Running",
  met_late: "Met late",
  met: "Met",
};

/** The first group of an id: enough to tell rows apart. */
export const shortId = (id: string) => id.slice(0, 8);
