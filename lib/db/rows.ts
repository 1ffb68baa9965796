/** Rows as the tables hold them. Types only: nothing outside lib/db builds a client. */
export type {
  Alert as AlertRow,
  ApiKey as ApiKeyRow,
  Comment as CommentRow,
  Decision as DecisionRow,
  Delivery as DeliveryRow,
  DpdpEvent as DpdpEventRow,
  Duty as DutyRow,
  Evidence as EvidenceRow,
  Fact as FactRow,
  Filing as FilingRow,
  Incident as IncidentRow,
  IncidentLink as LinkRow,
  IntakeDelivery as IntakeDeliveryRow,
  OwnRule as OwnRuleRow,
  RuleSetting as RuleSettingRow,
  SavedView as SavedViewRow,
  SeverityAssessment as SeverityRow,
  Task as TaskRow,
  WebhookDelivery as WebhookDeliveryRow,
} from "./generated/client";
export { Prisma } from "./generated/client";
