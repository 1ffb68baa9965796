/** A filing as the form holds it, what it is held against, and what the API gets of it. */
import { z } from "zod";
import { recipientKind } from "@/lib/law/recipients";
import { type IncidentDetail, type NotifyInput, notifySchema } from "@/lib/schema/incident";
import { refuseBeforeAwareness } from "./after-awareness";

export interface FilingForm {
  authority_jurisdiction: string;
  authority_notified_at: string;
  notification_reference: string;
  data_subjects_notified_at: string;
  delay_reasons: string;
}

export const FILING_FIELDS = [
  "authority_jurisdiction",
  "authority_notified_at",
  "notification_reference",
  "data_subjects_notified_at",
  "delay_reasons",
] as const;

export const EMPTY_FILING: FilingForm = {
  authority_jurisdiction: "",
  authority_notified_at: "",
  notification_reference: "",
  data_subjects_notified_at: "",
  delay_reasons: "",
};

const SAY_WHEN = "Say when it was sent.";
const SAY_WHY_LATE =
  "It is past the deadline, so the reasons for the delay are part of the notification.";

/** What the form says, as the API takes it: what is empty is not said. */
export function filingBody(form: FilingForm): NotifyInput {
  const said = (text: string) => (text.trim() === "" ? undefined : text);
  return {
    authority_jurisdiction: form.authority_jurisdiction,
    authority_notified_at: said(form.authority_notified_at),
    notification_reference: said(form.notification_reference),
    data_subjects_notified_at: said(form.data_subjects_notified_at),
    delay_reasons: said(form.delay_reasons),
  };
}

/** The deadline that a first notice to this authority would be held against; null where it has none. */
export function dueFor(incident: IncidentDetail, authority: string): number | null {
  // A follow-up has no deadline of its own, and what another recipient gets is no notice under Art. 33.
  const followsUp = incident.filings.some((filing) => filing.authority === authority);
  if (followsUp || incident.deadline_at === null) return null;
  return recipientKind(authority) === "other_recipient" ? null : Date.parse(incident.deadline_at);
}

/** Whether a filing at that time misses the deadline. */
export function isLate(filedAt: string, due: number | null): boolean {
  return due !== null && Date.parse(filedAt) > due;
}

/** The form's own rules, then the API's. */
export function filingSchema(incident: IncidentDetail, zone: string) {
  return z
    .object({
      authority_jurisdiction: z
        .string()
        .refine((said) => said.trim() !== "", "Name the authority: CNIL, DE-BY, FR."),
      authority_notified_at: z.string().min(1, SAY_WHEN),
      notification_reference: z.string(),
      data_subjects_notified_at: z.string(),
      delay_reasons: z.string(),
    })
    .superRefine((form, ctx) => {
      refuseBeforeAwareness(
        form,
        ["authority_notified_at", "data_subjects_notified_at"],
        incident,
        zone,
        ctx,
      );
      const due = dueFor(incident, form.authority_jurisdiction);
      if (isLate(form.authority_notified_at, due) && form.delay_reasons.trim() === "") {
        ctx.addIssue({ code: "custom", path: ["delay_reasons"], message: SAY_WHY_LATE });
      }
    })
    .transform(filingBody)
    .pipe(notifySchema);
}

/** What the directory makes of the name, and so what the filing settles. */
export function recipientHint(incident: IncidentDetail, authority: string): string {
  if (authority.trim() === "") return "As you call it: CNIL, DE-BY, FR.";
  if (incident.filings.some((filing) => filing.authority === authority)) {
    return "Told before: this is a follow-up, and moves no deadline.";
  }
  switch (recipientKind(authority)) {
    case "eea_authority":
      return "A supervisory authority of the EEA: settles GDPR Art. 33.";
    case "other_recipient":
      return "Not a supervisory authority of the EEA: kept as a filing, settles nothing here.";
    case "unrecognised":
      return "Not in the directory: kept as written, marked, and counted as the supervisory authority.";
  }
}
