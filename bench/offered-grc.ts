/** What the list of the GRC door offers: each of its fields is a filter. */
import { listGrc } from "../lib/register/grc/list";
import { grcListSchema } from "../lib/schema/grc";
import type { Home, Offered, Query } from "./offered";
import { MANY_HITS } from "./offered-register";
import { RARE_TAG, RARE_TYPE, RARE_WORD } from "./sample";

/** Not one of the sample's. */
export const SOME_APP = "an application";
/** What the door keeps of a few, under several names. */
export const KEPT = "as said";
const AT = "2026-11-20T00:00:00Z";

export function offeredByGrc({ orgId }: Home): Offered[] {
  const offered = (name: string, query: Query): Offered => ({
    of: "listGrcIncidents",
    name,
    asks: Object.keys(query),
    ask: (ctx) => listGrc(ctx, orgId, grcListSchema.parse(query)),
  });
  const each = (names: readonly string[], value: unknown) =>
    names.map((name) => offered(value === KEPT ? name : `${name} ${value}`, { [name]: value }));
  return [
    offered("no filter", {}),
    offered("orgId", { orgId }),
    offered("orgId, subtree", { orgId, subtree: "true" }),
    offered("tenant_id", { tenant_id: orgId }),
    offered("updated_since", { updated_since: AT }),
    offered("is_deleted true", { is_deleted: "true" }),
    offered("is_deleted false", { is_deleted: "false" }),
    offered("includeDeleted", { includeDeleted: "true" }),
    offered("q", { q: RARE_WORD }),
    { ...offered("q, a common word", { q: "night" }), why: MANY_HITS },
    offered("tags", { tags: RARE_TAG }),
    ...each(["id"], orgId),
    ...each(["app_id"], SOME_APP),
    ...each(["deleted_by"], "nobody"),
    ...each(["created_at", "updated_at", "deleted_at"], AT),
    ...each(["created_by"], "nobody"),
    ...each(["created_by"], SOME_APP),
    ...each(["title", "description", "root_cause"], "nobody"),
    ...each(["updated_by"], "nobody"),
    ...each(["updated_by"], SOME_APP),
    ...each(["source", "severity", "status", "owner_id"], KEPT),
    ...each(["source"], "edm"),
    ...each(["source_type"], "backend"),
    ...each(["source_type"], "frontend"),
    ...each(["incident_number"], "INC-2025-0042"),
    ...each(["incident_number"], KEPT),
    ...each(["category"], "nobody"),
    ...each(["category"], "combined"),
    ...each(["category"], RARE_TYPE),
    ...each(["severity"], "serious"),
    ...each(["status"], "open"),
    ...each(["contained_at"], AT),
    ...each(["financial_impact"], "123456"),
    ...each(
      [
        "detected_at",
        "reported_at",
        "closed_at",
        "reported_to_regulators_at",
        "customer_notified_at",
      ],
      AT,
    ),
    ...each(["mttd_minutes", "mttr_minutes"], "123456"),
    // One that no record has.
    ...each(["schema_version"], "123456"),
  ];
}
