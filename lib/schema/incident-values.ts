/** The values of an incident's fields and of the list's filters. Without zod: pages load them. */
export const SEVERITIES = ["serious", "non-serious"] as const;
export const BREACH_KINDS = ["confidentiality", "integrity", "availability", "combined"] as const;
export const STATUSES = ["draft", "open", "notified", "resolved"] as const;

/** What stands in a filter for what nobody has said. */
export const UNSAID = "unknown";
/** Every status but resolved. */
export const UNRESOLVED = "unresolved";
export const STATUS_FILTERS = [...STATUSES, UNRESOLVED] as const;
/** What a filter takes besides: nobody has assessed it, nobody has said what was breached. */
export const SEVERITY_FILTERS = [...SEVERITIES, UNSAID] as const;
export const BREACH_FILTERS = [...BREACH_KINDS, UNSAID] as const;
/** Whose incidents: the caller's, nobody's. */
export const OWN = "me";
export const NOBODY = "none";
export const SOURCES = ["MANUAL", "ASSESSMENT", "WEBFORM", "INTEGRATION"] as const;
export const FILED_FILTERS = ["in_time", "late"] as const;
export const AWARENESS_FILTERS = ["stated", UNSAID] as const;
/** The spans that the overview measures: each needs both of its ends on record. */
export const SPANS = ["to_detect", "to_aware", "to_notify"] as const;
export const SORTS = ["-discovered_at", "deadline_at", "-updated_at", "number"] as const;

/** Incidents that one act can change. */
export const MOST_AT_ONCE = 200;
