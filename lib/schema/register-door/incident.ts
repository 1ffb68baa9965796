/** The incident as the register door (OneTrust's shapes) takes it: POST and PUT /api/incident/v1/incidents. */
import { z } from "zod";
import { instant, pastInstant } from "../instant";
import { filledText, text, uuid } from "../text";
import { countryOf, isKnownState, NEEDS_STATE, statesOf } from "./countries";

const LONG = 100_000;
/** Ids of other systems: any GUID, whatever its version. */
export const guid = z
  .guid("Use a GUID, such as 550e8400-e29b-41d4-a716-446655440000.")
  .toLowerCase();

export const SOURCE_TYPES = ["MANUAL", "ASSESSMENT", "WEBFORM", "INTEGRATION"] as const;
export const LINK_SOURCES = ["MANUAL", "ASSESSMENT", "INTEGRATION"] as const;
export const NOTIFICATION_NEEDED = ["YES", "NO", "UNKNOWN"] as const;
export const ASSIGNEE_TYPES = ["USER", "GROUP"] as const;
export const INVENTORY_TYPES = ["assets", "processing-activities", "vendors", "entities"] as const;
export type InventoryType = (typeof INVENTORY_TYPES)[number];

const associatedValue = z.strictObject({
  id: guid.optional(),
  value: text(LONG),
  valueKey: text(500).optional(),
  colorCode: text(100).optional(),
});

/** One value of an own field: its text, or an option by id or by name. The rest is kept as it came. */
export const attributeValueSchema = z
  .strictObject({
    id: guid.optional(),
    value: text(LONG).optional(),
    attributeName: text(500).optional(),
    valueKey: text(500).optional(),
    colorCode: text(100).optional(),
    optionSelectionValue: text(500).optional(),
    displayLabel: text(500).optional(),
    associatedAttributeValueInformation: z.array(associatedValue).max(200).optional(),
    disabled: z.boolean().optional(),
  })
  .refine(({ id, value }) => id !== undefined || value !== undefined, "Send a value or an id.");

export const attributeValuesSchema = z
  .record(filledText(200), z.array(attributeValueSchema).max(500))
  .meta({
    description:
      "The organisation's own fields by name. One that is absent is kept, an array takes the place of what stands, an empty one clears.",
  });

export const assigneeSchema = z
  .strictObject({
    assigneeId: guid,
    assigneeEmail: z.email("Use an e-mail address.").max(320).optional(),
    type: z.enum(ASSIGNEE_TYPES).default("USER"),
  })
  .refine(({ type, assigneeEmail }) => type === "USER" || assigneeEmail === undefined, {
    path: ["assigneeEmail"],
    error: "Leave it out for a group: only users have one.",
  });

export const jurisdictionSchema = z
  .strictObject({
    jurisdictionId: guid.optional(),
    countryCode: z
      .string()
      .refine(
        (code) => countryOf(code) !== undefined,
        "Use a code of ISO 3166-1 alpha-3 in capitals: DEU, IND, USA.",
      ),
    stateProvinceCode: text(20).optional().meta({ description: "Required for USA and CAN." }),
  })
  .superRefine(({ countryCode, stateProvinceCode: state }, ctx) => {
    if (!NEEDS_STATE.has(countryCode) || (state && isKnownState(countryCode, state))) return;
    ctx.addIssue({
      code: "custom",
      path: ["stateProvinceCode"],
      message: `${countryCode} needs one of: ${statesOf(countryCode).join(", ")}.`,
    });
  });

const unique = (list: readonly string[]) => new Set(list).size === list.length;

export const inventoryLinkSchema = z
  .strictObject({
    inventoryIds: z.array(guid).max(500).refine(unique, "Name each once.").optional(),
    externalIds: z.array(filledText(500)).max(500).refine(unique, "Name each once.").optional(),
    sourceType: z.enum(LINK_SOURCES).default("MANUAL"),
  })
  .refine(
    ({ inventoryIds = [], externalIds = [] }) => inventoryIds.length + externalIds.length > 0,
    "Name at least one in inventoryIds or externalIds.",
  )
  .meta({
    examples: [
      {
        inventoryIds: [
          "550e8400-e29b-41d4-a716-446655440000",
          "550e8400-e29b-41d4-a716-446655440001",
        ],
        externalIds: ["EXT-12345", "EXT-67890"],
        sourceType: "INTEGRATION",
      },
    ],
  });

const jurisdictions = z
  .array(jurisdictionSchema)
  .max(300)
  .refine(
    (list) =>
      unique(list.map(({ countryCode, stateProvinceCode: s }) => `${countryCode}-${s ?? ""}`)),
    "Name each once.",
  );

const example = {
  name: "Joe sent an email to the wrong client",
  description: "An employee opened a restricted HR file without being entitled to it.",
  incidentTypeName: "Misdirected Email",
  orgGroupId: "123e4567-e89b-12d3-a456-426614174000",
  dateOccurred: "2019-05-31T12:43:24.173Z",
  dateDiscovered: "2019-05-31T15:00:00.000Z",
  deadline: "2019-07-31T12:43:24.173Z",
  sourceType: "INTEGRATION",
  rootCause: "Recipient chosen from the address book by its first letters.",
  notificationNeeded: "YES",
  incidentAssigneeRequests: [
    {
      assigneeId: "550e8400-e29b-41d4-a716-446655440000",
      assigneeEmail: "user@example.com",
      type: "USER",
    },
  ],
  jurisdictions: [{ countryCode: "USA", stateProvinceCode: "CA" }],
} as const;

const says = {
  name: filledText(500),
  orgGroupId: uuid,
  incidentTypeName: filledText(500)
    .nullable()
    .optional()
    .meta({ description: "Unknown where none." }),
  description: text(LONG).nullable().optional(),
  dateOccurred: pastInstant.nullable().optional(),
  deadline: instant.nullable().optional().meta({
    description: "What your system says; kept and given back. It sets no clock of the register.",
  }),
  rootCause: text(LONG).nullable().optional(),
  attributeValues: attributeValuesSchema.nullable().optional(),
  incidentAssigneeRequests: z.array(assigneeSchema).max(200).nullable().optional(),
  jurisdictions: jurisdictions.nullable().optional(),
};

const aware = "When the controller became aware: the clocks start here.";
const stated = "What your system says; kept and given back. It settles no duty.";

/** Recording: POST /api/incident/v1/incidents. */
export const createIncidentSchema = z
  .strictObject({
    ...says,
    dateDiscovered: pastInstant.nullable().optional().meta({ description: aware }),
    sourceType: z.enum(SOURCE_TYPES).default("MANUAL"),
    notificationNeeded: z
      .enum(NOTIFICATION_NEEDED)
      .default("UNKNOWN")
      .meta({ description: stated }),
    linkedInventories: z
      .strictObject({
        assets: inventoryLinkSchema,
        "processing-activities": inventoryLinkSchema,
        vendors: inventoryLinkSchema,
        entities: inventoryLinkSchema,
      })
      .partial()
      .nullable()
      .optional(),
    autoAssessJurisdictions: z.boolean().default(false).meta({
      description:
        "Has the register assess its rules at once, and adds the jurisdictions and clocks that follow.",
    }),
  })
  .meta({
    examples: [
      {
        ...example,
        linkedInventories: { assets: { externalIds: ["Asset External ID"] } },
        autoAssessJurisdictions: true,
      },
    ],
  });

/** Changing: PUT /api/incident/v1/incidents/{id}. Absent is left alone, null clears. */
export const replaceIncidentSchema = z
  .strictObject({
    ...says,
    dateDiscovered: pastInstant.optional().meta({ description: aware }),
    sourceType: z.enum(SOURCE_TYPES).optional(),
    notificationNeeded: z.enum(NOTIFICATION_NEEDED).optional().meta({ description: stated }),
    reason: text(LONG).optional().meta({
      description: "Ours: why a date that is on record is corrected.",
    }),
    delayReasons: text(LONG).optional().meta({
      description: "Ours: required where a corrected dateDiscovered makes a filing late.",
    }),
  })
  .meta({ examples: [example] });

export type CreateIncident = z.output<typeof createIncidentSchema>;
export type ReplaceIncident = z.output<typeof replaceIncidentSchema>;
export type AttributeValue = z.output<typeof attributeValueSchema>;
export type AttributeValues = z.output<typeof attributeValuesSchema>;
export type Assignee = z.output<typeof assigneeSchema>;
export type NamedJurisdiction = z.output<typeof jurisdictionSchema>;
export type InventoryLink = z.output<typeof inventoryLinkSchema>;
