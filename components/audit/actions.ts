/** What entries of the ledger say that somebody did, in a few words. */
import type { TimeWords } from "@/lib/i18n/time-words";
import { isKey, type Words } from "@/lib/i18n/words";
import type { AuditEntry } from "@/lib/schema/audit";
import { changesOf, isRecord, sentence } from "./changes";
import { OUTCOME_WORDS } from "../incident/words";
import { changesOf, isRecord } from "./changes";

const ACTION_WORDS: Readonly<Record<string, string>> = {
  "incident.declared": "declared the incident",
  "incident.updated": "changed the facts",
  "incident.awareness_corrected": "corrected the awareness",
  "incident.notified": "recorded a filing",
  "incident.decided": "recorded a decision",
  "incident.facts_stated": "stated facts",
  "incident.assessed": "had the rules assessed",
  "incident.deleted": "hid the incident from lists",
  "incident.restored": "brought the incident back into lists",
  "incident.severity_assessed": "assessed the severity",
  "incident.joined_by_dpdp": "joined a DPDP session to it",
  "dpdp.timer_decided": "decided a DPDP timer",
  "dpdp.event_emitted": "recorded a DPDP event",
  "incident.owner_assigned": "assigned the owner",
  "incident.assigned": "assigned who works on it",
  "incident.tagged": "changed the tags",
  "evidence.added": "added a file",
  "evidence.withdrawn": "withdrew a file",
  "incident.commented": "commented",
  "incident.comment_edited": "changed a comment",
  "incident.comment_withdrawn": "withdrew a comment",
  "incident.task_added": "added a task",
  "incident.task_changed": "changed a task",
  "incident.task_done": "finished a task",
  "incident.task_reopened": "reopened a task",
  "incident.task_removed": "removed a task",
  "incident.linked": "linked it to another incident",
  "incident.unlinked": "took a link back",
  "incident.lessons_written": "wrote down what was learned",
  "incident.stage_changed": "moved it to another stage",
  "incident.inventory_linked": "linked other records",
  "field.added": "added a field",
  "field.changed": "changed a field",
  "stage.defaults_made": "began with the usual stages",
  "stage.added": "added a stage",
  "stage.changed": "changed a stage",
  "view.saved": "saved a view of the register",
  "view.changed": "changed a saved view",
  "organisation.profile_changed": "changed what the organisation is",
  "rule.added": "added a rule of its own",
  "rule.changed": "changed a rule of its own",
  "rule.setting_changed": "set what holds for a rule",
  "key.created": "made an API key",
  "key.rotated": "rotated an API key",
  "key.revoked": "revoked an API key",
  "client.created": "made an OAuth client",
  "client.secret_rotated": "gave an OAuth client a new secret",
  "client.revoked": "revoked an OAuth client",
  "webhook.created": "made a webhook",
  "webhook.changed": "changed a webhook",
  "webhook.secret_rotated": "gave a webhook a new secret",
  "webhook.removed": "removed a webhook",
  "webhook.tested": "tested a webhook",
  "webhook.resent": "sent a webhook's message again",
  "webhook.failing": "found a webhook failing for two days",
  "webhook.recovered": "reached a webhook again",
  "organisation.created": "made an organisation",
  "membership.created": "added a member",
  "membership.changed": "changed a member's role",
  "membership.ended": "ended a membership",
  "invitation.created": "invited somebody",
  "invitation.accepted": "accepted an invitation",
  "session.ended": "ended a session",
};

const FILING_WORDS: Readonly<Record<string, string>> = {
  follow_up: "a follow-up",
  completion: "a completion",
  withdrawal: "a withdrawal",
};

/** The actions that can be chosen as a filter. */
export const KNOWN_ACTIONS: readonly (readonly [string, string])[] = Object.entries(
  ACTION_WORDS,
).map(([action, words]) => [action, sentence(words)] as const);

/** Beyond so many fields their number says more than their names. */
const NAMED_FIELDS = 3;

/** What was done, as far as the entry's contents tell more than its action. */
export function actionWords(
  t: Words<"audit">,
  time: TimeWords,
  { action, before, after }: Pick<AuditEntry, "action" | "before" | "after">,
): string {
  const was = isRecord(before) ? before : {};
  const is = isRecord(after) ? after : {};
  const { filing, decision } = is;
  if (action === "incident.notified" && isRecord(filing)) {
    const key = `filed.${String(filing.kind)}`;
    return t(isKey(t, key) ? key : "filed.initial", { authority: String(filing.authority) });
  }
  if (action === "incident.decided" && isRecord(decision)) {
    const key = `value.outcome.${String(decision.outcome)}`;
    if (isKey(t, key)) return t("decided", { outcome: t(key) });
  }
  if (action === "incident.updated" && isRecord(before)) {
    const key = `value.status.${String(is.status)}`;
    if (was.status !== is.status && isKey(t, key)) return t("statusSet", { status: t(key) });
    const fields = changesOf(t, time, before, after).map(({ name }) => name);
    if (fields.length > NAMED_FIELDS) return t("factsChanged", { count: fields.length });
    if (fields.length > 0) return t("fieldsChanged", { fields: fields.join(", ") });
  }
  return plainAction(t, action);
}

/** The action alone in words; one that has none as its own name: thing.was_done → "thing: was done". */
export function plainAction(t: Words<"audit">, action: string): string {
  const key = `action.${action}`;
  if (isKey(t, key)) return t(key);
  const [subject = action, ...what] = action.replaceAll("_", " ").split(".");
  return what.length === 0 ? subject : `${subject}: ${what.join(" ")}`;
}

/** The actions that can be chosen as a filter: each that has words. */
export function actionOptions(
  t: Words<"audit">,
  words: Readonly<Record<string, object>>,
): (readonly [action: string, words: string])[] {
  return Object.entries(words).flatMap(([subject, acts]) =>
    Object.keys(acts).map((act) => {
      const action = `${subject}.${act}`;
      return [action, sentence(plainAction(t, action))] as const;
    }),
  );
}
