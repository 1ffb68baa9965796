/** The incident as the register door answers it. What is not known is left out: the published shapes know no null. */
import { z } from "zod";
import { ASSIGNEE_TYPES, INVENTORY_TYPES, NOTIFICATION_NEEDED, SOURCE_TYPES } from "./incident";

const at = z.iso.datetime({ precision: 3 });
const NOTIFY = ["NOTIFICATION_REQUIRED", "NOTIFICATION_NOT_REQUIRED", "NEEDS_MORE_INFO"] as const;

/** Values of own fields by the field's name. */
export const shownValuesSchema = z.record(
  z.string(),
  z.array(
    z.object({
      id: z.guid().optional(),
      value: z.string(),
      valueKey: z.string().optional(),
      colorCode: z.string().optional(),
      optionSelectionValue: z.string().optional(),
      displayLabel: z.string().optional(),
      associatedAttributeValueInformation: z.array(z.record(z.string(), z.unknown())).optional(),
      disabled: z.boolean(),
    }),
  ),
);

export const jurisdictionRowSchema = z.object({
  jurisdictionId: z.guid(),
  regionName: z.string(),
  countryName: z.string(),
  countryCode: z.string(),
  stateProvinceName: z.string().optional(),
  stateProvinceCode: z.string().optional(),
  urgency: z.enum(["LOW", "MEDIUM", "HIGH", "NONE"]),
  notifyIndividual: z.enum(NOTIFY),
  notifyIndividualDeadline: at.optional(),
  notifyAuthority: z.enum(NOTIFY),
  notifyAuthorityDeadline: at.optional(),
  numberOfGuidances: z.int(),
  numberOfAcceptedGuidances: z.int(),
  numberOfAddressedGuidances: z.int(),
});

/** What the list and the whole incident have in common. */
const common = {
  number: z.int().meta({ description: "Year and place in it: INC-2026-0042 is 20260042." }),
  incidentTypeId: z.guid(),
  incidentTypeName: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  sourceType: z.enum([...SOURCE_TYPES, "NONE"]),
  orgGroupId: z.uuid(),
  orgGroupName: z.string(),
  dateOccurred: at.optional(),
  dateClosed: at.optional(),
  dateDiscovered: at.optional(),
  deadline: at.optional(),
  createdBy: z.guid().optional(),
  creator: z.string(),
  assigneeName: z.string().optional(),
  workflowId: z.guid(),
  workflowName: z.string(),
  incidentStageId: z.uuid().optional(),
  incidentStageName: z.string().optional(),
  incidentStageBadgeColor: z.string().optional(),
  notificationNeeded: z.enum(NOTIFICATION_NEEDED),
  incidentStatus: z.enum(["OPEN", "CLOSED"]),
  attributeValues: shownValuesSchema,
};

export const incidentInformationSchema = z.object({
  id: z.uuid(),
  ...common,
  rootCause: z.string().optional(),
  assessmentLinks: z.array(z.object({ assessmentId: z.guid() })),
  assigneeId: z.guid().optional(),
  createdDT: at,
  updatedDT: at,
  schemaId: z.guid(),
  incidentAssigneeInformation: z.array(
    z.object({
      assigneeId: z.guid(),
      assigneeName: z.string().optional(),
      type: z.enum(ASSIGNEE_TYPES),
    }),
  ),
  jurisdictions: z.array(jurisdictionRowSchema),
});

export const incidentRowSchema = z.object({
  incidentId: z.uuid(),
  ...common,
  totalAssessment: z.int(),
  openAssessment: z.int(),
  isExtended: z.boolean(),
  isDeleted: z.boolean(),
  createdDate: at,
});

export const stageAnswerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  sequence: z.int(),
  badgeColor: z.string(),
});

const linkAnswer = z.object({
  inventoryType: z.enum(INVENTORY_TYPES),
  id: z.guid(),
  name: z.string().optional(),
  organization: z.object({ id: z.uuid(), name: z.string() }),
});

export const linkedSchema = linkAnswer.extend({
  links: z.array(linkAnswer).meta({
    description: "Ours: everything that the request linked; the published shape shows the first.",
  }),
});

export type JurisdictionRow = z.infer<typeof jurisdictionRowSchema>;
export type IncidentInformation = z.infer<typeof incidentInformationSchema>;
export type IncidentRow = z.infer<typeof incidentRowSchema>;
export type StageAnswer = z.infer<typeof stageAnswerSchema>;
export type Linked = z.infer<typeof linkedSchema>;
