/** A filing as the form holds it, what it is held against, and what the API gets of it. */
import { z } from "zod";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import { recipientKind } from "@/lib/law/recipients";
import {
  CHANNELS,
  type Duty,
  type FilingInput,
  filingBodySchema,
  SAID_KINDS,
} from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { refuseBeforeAwareness } from "./after-awareness";
import { hasFirst } from "./duty-order";

export const FILING_FIELDS = [
  "recipient",
  "kind",
  "channel",
  "filed_at",
  "delay_reasons",
  "reference",
  "content",
  "complete",
  "persons_told",
  "persons_affected",
  "reasons",
] as const;
export type FilingForm = Record<(typeof FILING_FIELDS)[number], string>;

/** Art. 33 may go to several authorities, each with a first filing of its own. */
export function namesAuthority({ rule_id }: Pick<Duty, "rule_id">): boolean {
  return rule_id === "eu-gdpr-art33";
}

/** Duties to the authority of Art. 33, whose name only the person knows: the directory helps. */
export function picksAuthority({ rule_id, recipient_kind }: Duty): boolean {
  return recipient_kind === "authority" && rule_id.startsWith("eu-gdpr-");
}

/** A form in which only the recipient is said, where the duty has one by name. */
export function emptyFiling(duty: Duty): FilingForm {
  const blank: FilingForm = {
    recipient: picksAuthority(duty) ? "" : duty.recipient,
    kind: "",
    channel: "",
    filed_at: "",
    delay_reasons: "",
    reference: "",
    content: "",
    complete: "",
    persons_told: "",
    persons_affected: "",
    reasons: "",
  };
  const first = duty.filings.find(({ kind }) => kind === "initial");
  return hasFirst(duty) && first ? { ...blank, recipient: first.authority } : blank;
}

/** Whether it would be the first to that recipient: only a first one has a deadline. */
export function isFirst(duty: Duty, recipient: string): boolean {
  const sent = duty.filings.filter(({ kind }) => kind !== "withdrawal");
  return namesAuthority(duty)
    ? !sent.some(({ authority }) => authority === recipient)
    : sent.length === 0;
}

/** The deadline that the filing would be held against; null where it has none. */
export function dueFor(duty: Duty, recipient: string): number | null {
  if (duty.due_at === null || !duty.binding || !isFirst(duty, recipient)) return null;
  return Date.parse(duty.due_at);
}

/** Whether a filing at that time misses the deadline. */
export function isLate(filedAt: string, due: number | null): boolean {
  return due !== null && Date.parse(filedAt) > due;
}

/** What the form says, as the API takes it: what is empty, or not asked, is not said. */
export function filingBody(form: FilingForm, duty: Duty): FilingInput {
  const said = (text: string) => (text.trim() === "" ? undefined : text);
  const first = isFirst(duty, form.recipient);
  const kind = first ? undefined : SAID_KINDS.find((known) => known === form.kind);
  const withdrawn = kind === "withdrawal";
  const individuals = duty.recipient_kind === "individuals" && !withdrawn;
  return {
    duty_id: duty.id,
    recipient: said(form.recipient),
    // The schema says what is wrong with a channel that is none.
    channel: CHANNELS.find((known) => known === form.channel) ?? "other",
    filed_at: said(form.filed_at),
    reference: said(form.reference),
    content: said(form.content),
    complete:
      withdrawn || kind === "completion" || form.complete === ""
        ? undefined
        : form.complete === "yes",
    kind,
    delay_reasons: first ? said(form.delay_reasons) : undefined,
    persons_told: individuals ? count(form.persons_told) : undefined,
    persons_affected: individuals ? count(form.persons_affected) : undefined,
    reasons: withdrawn ? said(form.reasons) : undefined,
  };
}

/** Digits, with the separators that people write between thousands; NaN for what is no number. */
function count(text: string): number | undefined {
  const digits = text.replace(/[\s.,'’]/g, "");
  if (digits === "") return undefined;
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

/** The form's own rules, then the API's. */
export function filingSchema(
  incident: IncidentDetail,
  duty: Duty,
  time: TimeWords,
  t: Words<"incident">,
) {
  const text = z.string();
  const isOneOf = (known: readonly string[]) => (said: string) => known.includes(said);
  return z
    .object({
      recipient: text.refine((said) => said.trim() !== "", t("fault.recipient")),
      kind: text,
      channel: text.refine(isOneOf(CHANNELS), t("fault.channel")),
      filed_at: text.min(1, t("fault.sent")),
      delay_reasons: text,
      reference: text,
      content: text,
      complete: text,
      persons_told: text,
      persons_affected: text,
      reasons: text,
    })
    .superRefine((form, ctx) => {
      const missing = (path: string, message: string) =>
        ctx.addIssue({ code: "custom", path: [path], message });
      refuseBeforeAwareness(form, ["filed_at"], incident, time, t, ctx);
      if (isFirst(duty, form.recipient)) {
        const late = isLate(form.filed_at, dueFor(duty, form.recipient));
        if (late && form.delay_reasons.trim() === "") missing("delay_reasons", t("fault.delay"));
        return;
      }
      if (!isOneOf(SAID_KINDS)(form.kind)) missing("kind", t("fault.kind"));
      if (form.kind === "withdrawal" && form.reasons.trim() === "") {
        missing("reasons", t("fault.withdrawal"));
      }
    })
    .transform((form) => filingBody(form, duty))
    .pipe(filingBodySchema);
}

/** The words for what the directory makes of the authority's name, and so what the filing settles. */
export function recipientHint(duty: Duty, recipient: string) {
  if (!namesAuthority(duty)) return undefined;
  if (recipient.trim() === "") return "recipient.asYouCallIt";
  if (!isFirst(duty, recipient)) return "recipient.toldBefore";
  return `recipient.${recipientKind(recipient)}` as const;
}
