/** Rows as the tables hold them. Types only: nothing outside lib/db builds a client. */
export type {
  ApiKey as ApiKeyRow,
  Decision as DecisionRow,
  DpdpEvent as DpdpEventRow,
  Duty as DutyRow,
  Evidence as EvidenceRow,
  Fact as FactRow,
  Filing as FilingRow,
  Incident as IncidentRow,
  OwnRule as OwnRuleRow,
  RuleSetting as RuleSettingRow,
  SavedView as SavedViewRow,
  SeverityAssessment as SeverityRow,
} from "./generated/client";
export { Prisma } from "./generated/client";
