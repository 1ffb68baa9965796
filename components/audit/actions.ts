/** What entries of the ledger say that somebody did, in a few words. */
import { isKey, type Words } from "@/lib/i18n/words";
import type { AuditEntry } from "@/lib/schema/audit";
import { changesOf } from "./changes";
import type { Talk } from "./talk";
import { isRecord, sentence } from "./value-words";

/** Beyond so many fields their number says more than their names. */
const NAMED_FIELDS = 3;

/** What was done, as far as the entry's contents tell more than its action. */
export function actionWords(
  talk: Talk,
  { action, before, after }: Pick<AuditEntry, "action" | "before" | "after">,
): string {
  const t = talk.audit;
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
    const fields = changesOf(talk, before, after).map(({ name }) => name);
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
