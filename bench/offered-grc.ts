/** What the list of the GRC door offers: each of its fields is a filter. */
import { listGrc } from "../lib/register/grc/list";
import { grcListSchema } from "../lib/schema/grc";
import type { Home, Offered, Query } from "./offered";
import { RARE_TAG, RARE_WORD } from "./sample";

const SHAPED =
  "What the door shows is worked out of several columns, facts and what it keeps of its own: the list is read in its order.";
const PLAIN =
  "No index: each change of an incident would write it, for a question that the other doors do not have.";
/** Not one of the sample's. */
export const SOME_APP = "an application";
const AT = "2026-11-20T00:00:00Z";

export function offeredByGrc({ orgId }: Home): Offered[] {
  const offered = (name: string, query: Query, why?: string): Offered => ({
    of: "listGrcIncidents",
    name,
    asks: Object.keys(query),
    why,
    ask: (ctx) => listGrc(ctx, orgId, grcListSchema.parse(query)),
  });
  const each = (names: readonly string[], value: unknown, why?: string) =>
    names.map((name) => offered(name, { [name]: value }, why));
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
    offered("tags", { tags: RARE_TAG }),
    ...each(["app_id"], SOME_APP),
    ...each(["deleted_by"], "nobody"),
    ...each(["created_at", "updated_at", "deleted_at"], AT),
    ...each(["created_by", "title", "description", "root_cause"], "nobody", PLAIN),
    ...each(
      [
        "updated_by",
        "source",
        "source_type",
        "incident_number",
        "category",
        "severity",
        "status",
        "owner_id",
      ],
      "nobody",
      SHAPED,
    ),
    ...each(
      [
        "detected_at",
        "reported_at",
        "contained_at",
        "closed_at",
        "reported_to_regulators_at",
        "customer_notified_at",
      ],
      AT,
      SHAPED,
    ),
    ...each(
      ["financial_impact", "mttd_minutes", "mttr_minutes", "schema_version"],
      "123456",
      SHAPED,
    ),
  ];
}
