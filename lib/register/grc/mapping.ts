/**
 * What the register makes of the GRC entity's free words. docs/grc.md shows these tables, and a test keeps the
 * two alike. A word that is in none of them is kept as it came and means nothing here: no guess is made.
 */
import type { IncidentRow } from "../../db/rows";

type Severity = NonNullable<IncidentRow["severity"]>;
type BreachKind = NonNullable<IncidentRow["breachKind"]>;
type Status = IncidentRow["status"];

export const SEVERITY_WORDS: Readonly<Record<Severity, readonly string[]>> = {
  serious: [
    "serious",
    "critical",
    "high",
    "severe",
    "major",
    "p0",
    "p1",
    "p2",
    "sev0",
    "sev1",
    "sev2",
  ],
  non_serious: [
    "non serious",
    "medium",
    "moderate",
    "low",
    "minor",
    "negligible",
    "informational",
    "info",
    "p3",
    "p4",
    "sev3",
    "sev4",
  ],
};

export const STATUS_WORDS: Readonly<Record<Status, readonly string[]>> = {
  draft: ["draft", "new", "unconfirmed", "suspected"],
  open: [
    "open",
    "reopened",
    "active",
    "detected",
    "acknowledged",
    "triage",
    "triaged",
    "assigned",
    "confirmed",
    "investigating",
    "under investigation",
    "in progress",
    "contained",
    "eradicated",
    "recovering",
    "monitoring",
    "mitigated",
    "on hold",
  ],
  notified: ["notified"],
  resolved: ["resolved", "closed", "completed", "done"],
};

/** Words that leave the kind open, such as "data breach" or "ransomware", are in none of the rows. */
export const CATEGORY_WORDS: Readonly<Record<BreachKind, readonly string[]>> = {
  confidentiality: [
    "confidentiality",
    "data leak",
    "data leakage",
    "data exposure",
    "data exfiltration",
    "data theft",
    "unauthorized access",
    "unauthorised access",
    "unauthorized disclosure",
    "unauthorised disclosure",
    "accidental disclosure",
    "misdelivery",
  ],
  integrity: [
    "integrity",
    "data corruption",
    "data tampering",
    "tampering",
    "unauthorized modification",
    "unauthorised modification",
  ],
  availability: [
    "availability",
    "outage",
    "service outage",
    "denial of service",
    "dos",
    "ddos",
    "data loss",
  ],
  combined: ["combined"],
};

function readerOf<To extends string>(table: Readonly<Record<To, readonly string[]>>) {
  const found = new Map<string, To>();
  for (const to in table) for (const word of table[to]) found.set(plain(word), to);
  return (said: string | null | undefined): To | null => found.get(plain(said ?? "")) ?? null;
}

/** Case, blanks, hyphens and underscores do not matter. */
function plain(said: string): string {
  return said
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "");
}

export const readSeverity = readerOf(SEVERITY_WORDS);
export const readStatus = readerOf(STATUS_WORDS);
export const readCategory = readerOf(CATEGORY_WORDS);
