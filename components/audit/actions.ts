/** What entries of the ledger say that somebody did, in a few words after their name. */
import { OUTCOME_WORDS } from "../incident/words";
import { isRecord } from "./changes";

const ACTION_WORDS: Readonly<Record<string, string>> = {
  "incident.declared": "declared the incident",
  "incident.updated": "changed the facts",
  "incident.awareness_corrected": "corrected the awareness",
  "incident.notified": "recorded a filing",
  "incident.decided": "recorded a decision",
  "key.created": "made an API key",
  "key.rotated": "rotated an API key",
  "key.revoked": "revoked an API key",
  "organisation.created": "made an organisation",
  "membership.created": "added a member",
  "membership.changed": "changed a member's role",
  "membership.ended": "ended a membership",
  "invitation.created": "invited somebody",
  "invitation.accepted": "accepted an invitation",
  "session.ended": "ended a session",
};

/** The actions that can be chosen as a filter. */
export const KNOWN_ACTIONS: readonly (readonly [string, string])[] = Object.entries(
  ACTION_WORDS,
).map(([action, words]) => [action, sentence(words)] as const);

/** What was done: with the filing's authority or the decision's outcome where the entry holds it. */
export function actionWords(action: string, after: unknown): string {
  const contents = isRecord(after) ? after : {};
  const { filing, decision } = contents;
  if (action === "incident.notified" && isRecord(filing)) {
    const what = filing.kind === "follow_up" ? "a follow-up" : "a filing";
    return `recorded ${what} to ${String(filing.authority)}`;
  }
  if (action === "incident.decided" && isRecord(decision)) {
    const outcome = Object.entries(OUTCOME_WORDS).find(([key]) => key === decision.outcome)?.[1];
    if (outcome) return `decided: ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`;
  }
  return ACTION_WORDS[action] ?? unknownAction(action);
}

/** thing.was_changed → "thing: was changed". */
function unknownAction(action: string): string {
  const [subject = action, ...what] = action.split(".");
  const plain = (text: string) => text.replaceAll("_", " ");
  return what.length === 0 ? plain(subject) : `${plain(subject)}: ${plain(what.join(" "))}`;
}

/** With a capital first letter, for the start of a line. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
