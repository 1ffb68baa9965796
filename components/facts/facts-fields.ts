/**
 * What every group of fact fields takes. The groups, and the facts that each covers:
 *
 * - InstantFields: occurred_from, occurred_to, detected_at, reported_internally_at, processor_informed_at,
 *   and those of `only` (classified_at, determined_at, fix_available_at)
 * - CountField: persons or records, one each
 * - PersonFields: person_categories · DataFields: data_categories
 * - NatureFields: nature (confidentiality, integrity, availability)
 * - ProtectionFields: protection (the data and the key)
 * - RoleFields: role, controllers
 * - AffectedPlaces: affected (places with counts, and whether they are all)
 * - RiskFields: risk (level and reasons) · FindingFields: findings, those that are asked for
 * - TextFields: consequences, effects, measures_taken, measures_proposed, remedial_action, contact
 * - ReasonField: reason (for a correction, or an awareness later than the detection)
 *
 * The value is a FactsForm: factsFormOf() makes one of the facts on record, changedFacts() says what an edit
 * changes, statedIn() what the form says, factFaults() what is wrong with it.
 */
import type { FactFaults } from "./facts-body";
import type { FactsForm } from "./facts-form";

export interface FactsFieldsProps {
  value: FactsForm;
  /** What changed, by fact. */
  onChange: (change: Partial<FactsForm>) => void;
  /** What is wrong, by fact. */
  faults?: FactFaults;
}
