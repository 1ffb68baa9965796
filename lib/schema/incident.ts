/** The incident as the privacy door and the screens speak of it: what comes in, and what goes out. */
import { z } from "zod";
import { personSchema } from "./collaboration";
import { declaredFactsSchema } from "./facts";
import {
  AWARENESS_FILTERS,
  BREACH_FILTERS,
  BREACH_KINDS,
  FILED_FILTERS,
  NOBODY,
  OWN,
  SEVERITIES,
  SEVERITY_FILTERS,
  SORTS,
  SOURCES,
  SPANS,
  STATUS_FILTERS,
  STATUSES,
} from "./incident-values";
import { instant, pastInstant } from "./instant";
import { pageSize } from "./page-size";
import { shownValuesSchema } from "./register-door/answers";
import { attributeValuesSchema } from "./register-door/incident";
import { filledText, text, uuid } from "./text";

export const DUTY_STATES = [
  "to_decide",
  "waiting",
  "running",
  "met",
  "met_late",
  "not_required",
  "not_a_breach",
  "authority_extended",
  "superseded",
] as const;
export const DECISION_OUTCOMES = [
  "not_required",
  "not_a_breach",
  "applies",
  "communicate",
  "exempt_34_3_a",
  "exempt_34_3_b",
  "exempt_34_3_c",
  "ordered",
  "extended",
] as const;
export const FILING_KINDS = ["initial", "follow_up", "completion", "withdrawal"] as const;
export const RECIPIENT_KINDS = ["eea_authority", "other_recipient", "unrecognised"] as const;
/** More people than live on earth: a larger count is a slip. */
export const MOST_AFFECTED = 10 ** 10;

const LONG = 100_000;
const title = filledText(500);
const severity = z.enum(SEVERITIES);
const breachKind = z.enum(BREACH_KINDS);
const affectedUsers = z
  .int("Use a whole number.")
  .min(0, "Use 0 or more.")
  .max(MOST_AFFECTED, "Use at most 10,000,000,000.");
const correctiveActions = z.array(text(2000)).max(200, "List at most 200 actions.");
const jurisdiction = filledText(200).meta({
  description: "Whom you told, as you call it: FR, CNIL, DE-BY. Kept as sent.",
});

/** Declaring: POST /api/v1/privacy/incidents. */
export const declareSchema = z
  .strictObject({
    orgId: uuid,
    title,
    description: text(LONG).optional(),
    severity,
    breach_kind: breachKind.optional(),
    discovered_at: pastInstant.meta({
      description: "When the controller became aware. The Art. 33 clock starts here.",
    }),
    affected_users: affectedUsers.optional(),
    root_cause: text(LONG).optional(),
    corrective_actions: correctiveActions.optional(),
    status: z.enum(STATUSES).optional(),
    authority_jurisdiction: jurisdiction.optional(),
    authority_notified_at: pastInstant.optional(),
    notification_reference: text(200).optional(),
    delay_reasons: text(LONG).optional(),
    data_subjects_notified_at: pastInstant.optional(),
    resolution_date: pastInstant.optional(),
    facts: declaredFactsSchema.optional().meta({
      description: "What else is known; the rules are assessed with it.",
    }),
    attributes: attributeValuesSchema.optional(),
    drill: z.boolean().optional().meta({
      description:
        "An exercise: marked everywhere, in no figure. Said once: it never becomes real.",
    }),
  })
  .meta({
    examples: [
      {
        orgId: "01890a5d-ac96-774b-bcce-b302099a8057",
        title: "Payroll export sent to the wrong supplier",
        description: "The monthly export went to a firm with a similar name.",
        severity: "serious",
        breach_kind: "confidentiality",
        discovered_at: "2026-05-29T20:54:19.749Z",
        affected_users: 1284,
        root_cause: "Recipient chosen from the address book by its first letters",
        corrective_actions: ["Recipients of exports are fixed in the job"],
        status: "open",
      },
    ],
  });

/** Routine changes: PATCH /api/v1/privacy/incidents/{id}. Absent is left alone, null clears. */
export const updateSchema = z
  .strictObject({
    title: title.optional(),
    description: text(LONG).nullable().optional(),
    severity: severity.optional(),
    breach_kind: breachKind.nullable().optional(),
    affected_users: affectedUsers.nullable().optional(),
    root_cause: text(LONG).nullable().optional(),
    corrective_actions: correctiveActions.optional(),
    status: z.enum(STATUSES).optional(),
    resolution_date: pastInstant.nullable().optional(),
    discovered_at: pastInstant.optional(),
    attributes: attributeValuesSchema.optional(),
    reason: text(LONG).optional().meta({ description: "Why the awareness is corrected." }),
    delay_reasons: text(LONG).optional().meta({
      description: "Required where the corrected awareness makes a filing late.",
    }),
  })
  .refine(
    ({ reason: _, delay_reasons: __, ...changes }) =>
      Object.values(changes).some((value) => value !== undefined),
    "Name at least one field to change.",
  )
  .meta({
    examples: [
      {
        root_cause: "Recipient chosen from the address book by its first letters",
        corrective_actions: ["Recipients of exports are fixed in the job"],
        status: "open",
      },
      {
        discovered_at: "2026-05-29T18:10:00+02:00",
        reason: "The supplier's first call was at ten past six.",
      },
    ],
  });

/** Recording a filing: POST …/{id}/notify. */
export const notifySchema = z
  .strictObject({
    authority_jurisdiction: jurisdiction,
    notification_reference: text(200).optional(),
    authority_notified_at: pastInstant.optional(),
    data_subjects_notified_at: pastInstant.optional(),
    delay_reasons: text(LONG).optional().meta({
      description: "Required exactly when the filing is past the deadline (Art. 33(1)).",
    }),
  })
  .meta({
    examples: [
      {
        authority_jurisdiction: "FR",
        notification_reference: "N-2026-11734",
        authority_notified_at: "2026-05-31T09:00:00Z",
      },
    ],
  });

/** A person's decision: POST …/{id}/decide. */
export const decideSchema = z
  .strictObject({
    outcome: z.enum(DECISION_OUTCOMES),
    reasons: filledText(LONG),
    decided_at: pastInstant.optional(),
    duty_id: uuid.optional().meta({ description: "The Art. 33 duty, where neither is named." }),
    rule_id: filledText(80)
      .optional()
      .meta({ description: "For `applies`, where the rule has no duty here yet: it gets one." }),
    starts_at: pastInstant.optional().meta({
      description: "For `applies`: when the period began, where no fact on record says it.",
    }),
    extended_to: instant.optional().meta({ description: "For `extended`: until when." }),
    evidence: text(LONG).optional().meta({
      description: "For `extended` and `ordered`: what the authority wrote, and its reference.",
    }),
  })
  .meta({
    examples: [
      { outcome: "not_required", reasons: "Encrypted, and the key was never out of our hands." },
    ],
  });

/** What a list is asked for, page apart. The register page keeps the same names in its address. */
export const incidentFilterSchema = z.strictObject({
  orgId: uuid,
  subtree: flag(),
  overdue: flag(),
  status: z.enum(STATUS_FILTERS).optional(),
  severity: z.enum(SEVERITY_FILTERS).optional(),
  breach_kind: z.enum(BREACH_FILTERS).optional(),
  type: filledText(200).optional().meta({
    description: "The type of incident, exactly; Unknown where none was given.",
  }),
  tag: z.array(filledText(200)).max(20).optional().meta({
    description: "A tag, exactly. Given several times, all must be there.",
  }),
  owner: z
    .union([z.enum([OWN, NOBODY]), uuid])
    .optional()
    .meta({
      description: "Whose it is: me for the caller's own, none for nobody's, or a user's id.",
    }),
  drill: flag().meta({ description: "Exercises alone, or none of them." }),
  source: z.enum(SOURCES).optional().meta({ description: "How it came into the register." }),
  awareness: z.enum(AWARENESS_FILTERS).optional().meta({
    description: "Whether anybody has said when the controller became aware.",
  }),
  filed: z.enum(FILED_FILTERS).optional().meta({
    description: "Those with a duty under binding law that was met in time, or late.",
  }),
  span: z.enum(SPANS).optional().meta({
    description:
      "Those of which a span can be told: from the beginning to detection, from there to awareness, from there to the authority's notification.",
  }),
  discovered_from: instant.optional(),
  discovered_to: instant.optional(),
  updated_since: instant.optional(),
  q: filledText(200).optional().meta({ description: "Words to look for, small slips forgiven." }),
  attribute: z
    .array(text(1_000).refine((said) => said.includes(":"), "Write it as name:value."))
    .max(20)
    .optional()
    .meta({
      description:
        "A value of an own field, as name:value, exactly. Given several times, all must fit.",
    }),
  sort: z.enum(SORTS).default("-discovered_at"),
});

export const listSchema = incidentFilterSchema.extend({
  limit: pageSize,
  cursor: text(500).optional(),
});

function flag() {
  return z
    .enum(["true", "false"])
    .transform((said) => said === "true")
    .optional();
}

const out = z.iso.datetime({ precision: 3 }).meta({ examples: ["2026-05-29T20:54:19.749Z"] });

export const actorSchema = z.object({ type: z.string(), id: z.string(), name: z.string() });

export const clockSchema = z.object({
  id: z.uuid(),
  rule_id: z.string(),
  rule_version: z.int(),
  stage: z.string(),
  recipient: z.string(),
  state: z.enum(DUTY_STATES),
  started_at: out.nullable(),
  due_at: out.nullable(),
  settled_at: out.nullable(),
  late_by_ms: z.int().nullable(),
  checked: z.enum(["text", "secondary", "unchecked"]),
  computation: z.array(z.string()),
  binding: z.boolean().meta({ description: "False for a law that does not bind yet: no alarm." }),
  binding_from: z.string().nullable(),
  corrected_late_by_ms: z.int().nullable().meta({
    description: "By how much the first filing was late under an awareness corrected after it.",
  }),
});

export const incidentSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  orgId: z.uuid(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  severity: severity.nullable(),
  breach_kind: breachKind.nullable(),
  type: z.string().meta({ description: "The type of incident; Unknown where none was given." }),
  discovered_at: out.nullable(),
  affected_users: z.int().nullable(),
  root_cause: z.string().nullable(),
  corrective_actions: z.array(z.string()),
  status: z.enum(STATUSES),
  resolution_date: out.nullable(),
  authority_notified_at: out.nullable(),
  data_subjects_notified_at: out.nullable(),
  reported_to: z.array(z.string()),
  notification_reference: z.string().nullable(),
  deadline_at: out.nullable().meta({ description: "The strict 72-hour instant." }),
  overdue: z.boolean(),
  recorded_late: z.boolean(),
  imported: z.boolean(),
  awareness_moved_after_deadline: z.boolean(),
  clocks: z.array(clockSchema),
  created_at: out,
  updated_at: out,
  created_by: actorSchema,
  owner: personSchema.nullable().meta({ description: "Who sees to it that everything is done." }),
  tags: z.array(z.string()),
  drill: z.boolean().meta({ description: "An exercise: outside all figures." }),
  version: z.int(),
});

export const filingSchema = z.object({
  id: z.uuid(),
  clock_id: z.uuid().nullable(),
  kind: z.enum(FILING_KINDS),
  authority: z.string(),
  recipient_kind: z.enum(RECIPIENT_KINDS),
  reference: z.string().nullable(),
  receipt_missing: z.boolean(),
  filed_at: out,
  recorded_at: out,
  recorded_late: z.boolean(),
  late_by_ms: z.int().nullable(),
  delay_reasons: z.string().nullable(),
  data_subjects_notified_at: out.nullable(),
  channel: z.string().nullable(),
  content: z.string().nullable(),
  content_hash: z.string().nullable().meta({ description: "SHA-256 of the content, hexadecimal." }),
  complete: z.boolean().nullable(),
  persons_told: z.int().nullable(),
  persons_affected: z.int().nullable(),
  reasons: z.string().nullable(),
  recorded_by: actorSchema,
});

export const decisionSchema = z.object({
  id: z.uuid(),
  clock_id: z.uuid(),
  outcome: z.enum(DECISION_OUTCOMES),
  reasons: z.string(),
  decided_at: out,
  recorded_at: out,
  decided_by: actorSchema,
  evidence: z.string().nullable(),
  extended_to: out.nullable(),
  starts_at: out.nullable(),
});

export const awarenessSchema = z.object({
  discovered_at: out.nullable(),
  reason: z.string().nullable(),
  moved_after_deadline: z.boolean(),
  recorded_at: out,
  recorded_by: actorSchema,
});

/** One incident whole: with what was sent, decided and corrected. */
export const incidentDetailSchema = incidentSchema.extend({
  deleted_at: out.nullable().meta({ description: "Hidden from lists since then, never gone." }),
  extensions: z.record(z.string(), z.unknown()).meta({
    description: "What another door took that has no home here, by that door's name.",
  }),
  attributes: shownValuesSchema.meta({
    description: "The organisation's own fields by name, those that hold something.",
  }),
  filings: z.array(filingSchema),
  decisions: z.array(decisionSchema),
  awareness_history: z.array(awarenessSchema),
});

export const incidentPageSchema = z.object({
  incidents: z.array(incidentSchema),
  total: z.int().meta({ description: "Exact to 10,000." }),
  total_is_capped: z.literal(true).optional(),
  next_cursor: z.string().nullable(),
});

export type DeclareInput = z.input<typeof declareSchema>;
export type Declare = z.output<typeof declareSchema>;
export type UpdateInput = z.input<typeof updateSchema>;
export type Update = z.output<typeof updateSchema>;
export type NotifyInput = z.input<typeof notifySchema>;
export type Notify = z.output<typeof notifySchema>;
export type DecideInput = z.input<typeof decideSchema>;
export type Decide = z.output<typeof decideSchema>;
export type IncidentFilter = z.output<typeof incidentFilterSchema>;
export type ListQuery = z.output<typeof listSchema>;
export type Clock = z.infer<typeof clockSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type IncidentDetail = z.infer<typeof incidentDetailSchema>;
export type IncidentPage = z.infer<typeof incidentPageSchema>;
