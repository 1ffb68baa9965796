/** The register's own values in the words that people read. */
import type { Clock, Incident, IncidentDetail } from "@/lib/schema/incident";
import { formatDuration } from "@/lib/time";

export const STATUS_WORDS: Readonly<Record<Incident["status"], string>> = {
  draft: "Draft",
  open: "Open",
  notified: "Notified",
  resolved: "Resolved",
};

export const SEVERITY_WORDS: Readonly<Record<NonNullable<Incident["severity"]>, string>> = {
  serious: "Serious",
  "non-serious": "Not serious",
};

export const BREACH_WORDS: Readonly<Record<NonNullable<Incident["breach_kind"]>, string>> = {
  confidentiality: "Confidentiality",
  integrity: "Integrity",
  availability: "Availability",
  combined: "Several of them",
};

export type Outcome = IncidentDetail["decisions"][number]["outcome"];

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  not_required: "No notification is due",
  not_a_breach: "It was not a breach",
  applies: "It applies",
  communicate: "The people affected are to be told",
  exempt_34_3_a: "Not told: the data were unintelligible",
  exempt_34_3_b: "Not told: the high risk was removed",
  exempt_34_3_c: "Not told one by one: told publicly",
  ordered: "Ordered by the authority",
  extended: "The authority gave more time",
};

export const DUTY_STATE_WORDS: Readonly<Record<Clock["state"], string>> = {
  to_decide: "to decide",
  waiting: "waiting for its start",
  running: "running",
  met: "met",
  met_late: "met late",
  not_required: "not required",
  not_a_breach: "not a breach",
  authority_extended: "extended by the authority",
  superseded: "superseded",
};

/** What kind of filing it is. */
export const FILED_WORDS: Readonly<Record<IncidentDetail["filings"][number]["kind"], string>> = {
  initial: "First notice",
  follow_up: "Follow-up",
  completion: "Completion",
  withdrawal: "Withdrawal",
};

/** How one settled clock ended: "3 h 04 to spare", "1 h 42 late", "Not required". */
function settledWords(clock: Clock): string {
  switch (clock.state) {
    case "met":
      return spare(clock);
    case "met_late":
      return clock.late_by_ms ? `${formatDuration(clock.late_by_ms)} late` : "Sent late";
    case "superseded":
      return "Superseded";
    case "not_a_breach":
      return "Not a breach";
    default:
      return "Not required";
  }
}

/** A correction may have moved the deadline since; then only what was found at the filing is said. */
function spare({ due_at, settled_at }: Clock): string {
  if (due_at === null || settled_at === null) return "Met";
  const left = Date.parse(due_at) - Date.parse(settled_at);
  return left < 0 ? "Met" : `${formatDuration(left)} to spare`;
}

/** How a settled duty ended: "Met, 3 h 04 to spare", "Sent 1 h 42 late", "Not required". */
export function settledHeadline(clock: Clock): string {
  const words = settledWords(clock);
  if (clock.state === "met") return words === "Met" ? words : `Met, ${words}`;
  return clock.state === "met_late" && clock.late_by_ms ? `Sent ${words}` : words;
}

/** The same in a word or two. */
export const CHECKED_SHORT: Readonly<Record<Clock["checked"], string>> = {
  text: "Wording of the law read",
  secondary: "Secondary source read",
  unchecked: "Not checked",
};

/** How well the rule behind a clock was checked. */
export const CHECKED_WORDS: Readonly<Record<Clock["checked"], string>> = {
  text: "Checked against the wording of the law.",
  secondary: "Checked against a secondary source, not against the wording of the law.",
  unchecked: "Not checked yet. Read the law before you rely on it.",
};

interface RuleWords {
  citation: string;
  act: string;
}

/** What the rules ask for, as said on a line. A rule that this page does not know is shown by its id. */
const RULE_WORDS: Readonly<Record<string, RuleWords>> = {
  "eu-gdpr-art33": { citation: "GDPR Art. 33(1)", act: "Notify the supervisory authority" },
};

/** The rule's reference and its act. */
export function ruleWords(clock: Pick<Clock, "rule_id" | "recipient">): RuleWords {
  return (
    RULE_WORDS[clock.rule_id] ?? { citation: clock.rule_id, act: `Notify: ${clock.recipient}` }
  );
}

/** The incident's title, or what stands in its place. */
export function titleOf(incident: Pick<Incident, "title">): string {
  return incident.title ?? "Untitled incident";
}

/** People, grouped by thousands; unknown where nobody has said. */
export function peopleWords(count: number | null): string {
  return count === null ? "unknown" : count.toLocaleString("en-GB");
}
