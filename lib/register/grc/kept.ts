/** What the GRC door took that has no home in the register: incident.extensions.grc, given back as it came. */
import { z } from "zod";
import type { IncidentRow } from "../../db/rows";
import {
  type GrcUpdate,
  KEPT_INSTANTS,
  KEPT_JSON,
  KEPT_TEXT,
  MAPPED,
  SOURCE_TYPES,
} from "../../schema/grc";
import { anyJson, type Json } from "../../schema/json";

const NAMES = [
  ...KEPT_TEXT,
  ...MAPPED,
  ...KEPT_INSTANTS,
  ...KEPT_JSON,
  "source_type",
  "financial_impact",
] as const;

const said = z.string().optional();
const json = anyJson.optional();
const keptSchema = z.looseObject({
  source: said,
  incident_number: said,
  owner_id: said,
  severity: said,
  status: said,
  category: said,
  reported_at: said,
  contained_at: said,
  closed_at: said,
  reported_to_regulators_at: said,
  customer_notified_at: said,
  source_type: z.enum(SOURCE_TYPES).optional(),
  financial_impact: z.number().optional(),
  realized_risk_ids: json,
  affected_asset_ids: json,
  affected_account_ids: json,
  consolidated_investigation_ids: json,
  triggered_by_alert_ids: json,
  commander_ids: json,
  lessons_learned: json,
  corrective_action_ids: json,
  reportable_to: json,
  /** The register's own values when severity and category were said: once they change, those words are old. */
  register_then: z
    .object({ severity: z.string().nullish(), category: z.string().nullish() })
    .optional(),
});
export type Kept = z.infer<typeof keptSchema>;

const extensionsSchema = z.looseObject({ grc: keptSchema.optional() });

/** What is kept of an incident; nothing where this door never spoke of it. */
export function keptOf({ extensions }: Pick<IncidentRow, "extensions">): Kept {
  return extensionsSchema.parse(extensions ?? {}).grc ?? {};
}

/** The statements of `input` over those that are kept: absent is left alone, null takes back. */
export function keptWith(kept: Kept, input: Partial<GrcUpdate>): Kept {
  const next: Kept = { ...kept };
  for (const name of NAMES) {
    const value = input[name];
    if (value === undefined) continue;
    if (value === null) delete next[name];
    else Object.assign(next, { [name]: value instanceof Date ? value.toISOString() : value });
  }
  return next;
}

/** The extensions of all doors, with this one's. */
export function extensionsWith({ extensions }: Pick<IncidentRow, "extensions">, kept: Kept) {
  const all: { [name: string]: Json } = JSON.parse(JSON.stringify(extensions ?? {}));
  const own: Json = JSON.parse(JSON.stringify(kept));
  return Object.keys(kept).length === 0 && all.grc === undefined ? all : { ...all, grc: own };
}
