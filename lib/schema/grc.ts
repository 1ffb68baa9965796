/** The incident entity of the GRC door: /api/v1/grc/incidents. Its names are that contract's, not the register's. */
import { z } from "zod";
import { BREACH_KINDS, SEVERITIES, STATUSES } from "./incident-values";
import { instant, pastInstant } from "./instant";
import { anyJson } from "./json";
import { filledText, text, uuid } from "./text";

const LONG = 100_000;
const SHORT = 500;

export const SOURCE_TYPES = ["frontend", "backend", "server", "system", "api"] as const;
/** What the entity says where nobody has said another. */
export const SOURCE_DEFAULT = "edm";
/** The version of the entity's own shape. */
export const SCHEMA_VERSION = 1;

/** JSON that has no home in the register: kept and given back. */
export const KEPT_JSON = [
  "realized_risk_ids",
  "affected_asset_ids",
  "affected_account_ids",
  "consolidated_investigation_ids",
  "triggered_by_alert_ids",
  "commander_ids",
  "lessons_learned",
  "corrective_action_ids",
  "reportable_to",
] as const;

/** Instants that are the other system's statements: they settle no duty and start no clock. */
export const KEPT_INSTANTS = [
  "reported_at",
  "contained_at",
  "closed_at",
  "reported_to_regulators_at",
  "customer_notified_at",
] as const;

/** Text that has no home in the register. */
export const KEPT_TEXT = ["source", "incident_number", "owner_id"] as const;
/** Free words of the other system, mapped to the register's own (lib/register/grc/mapping.ts). */
export const MAPPED = ["severity", "status", "category"] as const;

const SERVER_OWNED = [
  "id",
  "tenant_id",
  "app_id",
  "created_at",
  "created_by",
  "updated_at",
  "updated_by",
  "deleted_at",
  "deleted_by",
  "schema_version",
  "mttd_minutes",
  "mttr_minutes",
] as const;

/** One schema under many names. */
function each<Name extends string, Schema extends z.ZodType>(
  names: readonly Name[],
  schema: Schema,
): Record<Name, Schema> {
  const entries = names.map((name) => [name, schema] as const);
  return Object.fromEntries(entries) as Record<Name, Schema>;
}

const refused = z
  .custom<undefined>((said) => said === undefined, "Leave it out: the server sets it.")
  .optional()
  .meta({ readOnly: true, description: "Set by the server; refused in a request." });

const stated = pastInstant.nullable().optional();
const short = text(SHORT).nullable().optional();
const long = text(LONG).nullable().optional();

const writable = {
  source: short.meta({ description: `Provenance; ${SOURCE_DEFAULT} where none is given.` }),
  source_type: z.enum(SOURCE_TYPES).nullable().optional(),
  incident_number: short.meta({
    description: "Your own number. Without one the register's stands here: INC-2026-0042.",
  }),
  title: filledText(SHORT).nullable().optional(),
  description: long,
  category: short,
  severity: short,
  status: short,
  detected_at: pastInstant.nullable().optional().meta({
    description:
      "Detection, never awareness: the 72 hours of Art. 33 GDPR do not run from it. A fact of the register; a change keeps the earlier value.",
  }),
  ...each(KEPT_INSTANTS, stated),
  ...each(KEPT_JSON, anyJson.optional()),
  owner_id: short,
  root_cause: long,
  financial_impact: z.number().nullable().optional().meta({ description: "In USD." }),
  tags: z.array(filledText(200)).max(200, "Use at most 200 tags.").nullable().optional(),
};

/** Creating: POST. Null says nothing. */
export const grcCreateSchema = z
  .strictObject({
    ...writable,
    is_deleted: z.literal(false, "Nothing is deleted at its creation.").optional(),
    ...each(SERVER_OWNED, refused),
  })
  .meta({
    examples: [
      {
        title: "Credential stuffing against the customer portal",
        category: "Unauthorized access",
        severity: "High",
        status: "Investigating",
        detected_at: "2026-05-29T18:02:00Z",
        triggered_by_alert_ids: ["alert-7731"],
        commander_ids: ["per_01HZY3J5W8K2M4N6P8Q0R2S4T6"],
        financial_impact: 12500,
        tags: ["portal", "credentials"],
      },
    ],
  });

/** Changing: PATCH …/{id}. Absent is left alone, null clears. */
export const grcUpdateSchema = z
  .strictObject({
    ...writable,
    is_deleted: z.boolean().optional().meta({
      description: "True hides a drill or an empty draft, false shows it again. Needs reason.",
    }),
    reason: text(LONG).optional().meta({
      description: "Why it is deleted or restored, or why detected_at changes.",
    }),
    ...each(SERVER_OWNED, refused),
  })
  .refine(
    ({ reason: _, ...changes }) => Object.values(changes).some((value) => value !== undefined),
    "Name at least one field to change.",
  )
  .meta({
    examples: [
      { status: "Contained", contained_at: "2026-05-29T23:40:00Z" },
      { is_deleted: true, reason: "Table-top exercise of the spring." },
    ],
  });

const flag = z.enum(["true", "false"]).transform((said) => said === "true");
const number = z.coerce.number("Use a number.").refine(Number.isFinite, "Use a number.");

/** Listing: GET. Every scalar field filters by its own value; text of severity, status and category in any case. */
export const grcListSchema = z.strictObject({
  orgId: uuid.optional().meta({ description: "The credential's own where none is named." }),
  subtree: flag.optional(),
  tenant_id: uuid.optional(),
  id: text(SHORT)
    .optional()
    .meta({ description: "As this door writes it, or the register's uuid." }),
  ...each(
    [
      "app_id",
      "created_by",
      "updated_by",
      "deleted_by",
      "source",
      "source_type",
      "incident_number",
      "title",
      "category",
      "severity",
      "status",
      "owner_id",
    ] as const,
    text(SHORT).optional(),
  ),
  ...each(["description", "root_cause"] as const, text(LONG).optional()),
  ...each(
    ["created_at", "updated_at", "deleted_at", "detected_at", ...KEPT_INSTANTS] as const,
    instant.optional(),
  ),
  ...each(
    ["financial_impact", "mttd_minutes", "mttr_minutes", "schema_version"] as const,
    number.optional(),
  ),
  is_deleted: flag.optional().meta({ description: "True gives the deleted ones alone." }),
  tags: text(SHORT).optional().meta({ description: "Separated by commas; all of them." }),
  q: filledText(200).optional().meta({ description: "Words to look for, small slips forgiven." }),
  updated_since: instant.optional(),
  includeDeleted: flag.optional(),
  limit: z.coerce
    .number()
    .int("Use a whole number.")
    .min(1, "Use 1 or more.")
    .max(500, "Use at most 500.")
    .default(50),
  cursor: text(500).optional(),
});

const out = z.iso.datetime({ precision: 3 });

/** What the register makes of the entity's free words. Null under `mapped` where the table has no word for it. */
export const grcRegisterSchema = z.object({
  number: z.string().meta({ examples: ["INC-2026-0042"] }),
  severity: z.enum(SEVERITIES).nullable(),
  breach_kind: z.enum(BREACH_KINDS).nullable(),
  status: z.enum(STATUSES),
  mapped: z.object({
    severity: z.enum(SEVERITIES).nullable(),
    status: z.enum(STATUSES).nullable(),
    category: z.enum(BREACH_KINDS).nullable(),
  }),
  unmapped: z.array(z.enum(MAPPED)).meta({
    description: "Fields whose value is kept as it came and means nothing to the register.",
  }),
  deleted_reason: z.string().nullable(),
});

export const grcIncidentSchema = z.object({
  id: z.string().regex(/^inc_[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
  tenant_id: z.string(),
  app_id: z.string().optional().meta({ description: "Absent where a person created it." }),
  created_at: out,
  updated_at: out,
  created_by: z.string(),
  updated_by: z.string(),
  source: z.string(),
  source_type: z.enum(SOURCE_TYPES),
  is_deleted: z.boolean(),
  deleted_at: out.nullable(),
  deleted_by: z.string().nullable(),
  schema_version: z.int(),
  incident_number: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  category: z.string().nullable(),
  severity: z.string().nullable(),
  status: z.string(),
  detected_at: out.nullable(),
  ...each(KEPT_INSTANTS, out.nullable()),
  ...each(KEPT_JSON, anyJson),
  owner_id: z.string().nullable(),
  root_cause: z.string().nullable(),
  financial_impact: z.number().nullable(),
  mttd_minutes: z.number().nullable(),
  mttr_minutes: z.number().nullable(),
  tags: z.array(z.string()),
  register: grcRegisterSchema,
});

/** The entity's own fields. `register` stands beside them. */
export const GRC_FIELDS = grcIncidentSchema.omit({ register: true }).keyof().options;

export const grcPageSchema = z.object({
  items: z.array(grcIncidentSchema),
  nextCursor: z.string().nullable(),
  total: z.int().meta({ description: "Exact to 10,000." }),
  total_is_capped: z.literal(true).optional(),
});

export type GrcCreateInput = z.input<typeof grcCreateSchema>;
export type GrcCreate = z.output<typeof grcCreateSchema>;
export type GrcUpdateInput = z.input<typeof grcUpdateSchema>;
export type GrcUpdate = z.output<typeof grcUpdateSchema>;
export type GrcListInput = z.input<typeof grcListSchema>;
export type GrcListQuery = z.output<typeof grcListSchema>;
export type GrcIncident = z.infer<typeof grcIncidentSchema>;
export type GrcPage = z.infer<typeof grcPageSchema>;
