/** What the list of the GRC door offers: each of its fields is a filter. */
import { listGrc } from "../lib/register/grc/list";
import { grcListSchema } from "../lib/schema/grc";
import type { Home, Offered, Query } from "./offered";
import { RARE_TAG, RARE_WORD } from "./sample";

const SHAPED =
  "An instant or a time taken, worked out of a column and what the door keeps: nobody asks for one to the millisecond, each change of an incident would write its index, and the list is read in its order.";
const TEXT =
  "A whole text of up to 100,000 letters: each change of an incident would write its index, and q finds it by its words.";
const LAST_WRITER = "The ledger knows who changed each last: its latest entries are looked up.";
const OWN_WORD =
  "The register's own word, where the door was told no other: common ones are found at once, of a rare one the list is read in its order.";
/** Not one of the sample's. */
export const SOME_APP = "an application";
/** What the door keeps of a few, under several names. */
export const KEPT = "as said";
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
    ...each(["id"], orgId),
    ...each(["app_id"], SOME_APP),
    ...each(["deleted_by"], "nobody"),
    ...each(["created_at", "updated_at", "deleted_at"], AT),
    ...each(["created_by"], "nobody"),
    ...each(["created_by"], SOME_APP),
    ...each(["title", "description", "root_cause"], "nobody", TEXT),
    ...each(["updated_by"], "nobody", LAST_WRITER),
    ...each(["source", "severity", "status", "owner_id"], KEPT),
    ...each(["source_type"], "backend"),
    ...each(["incident_number"], "INC-2025-0042"),
    ...each(["incident_number"], KEPT),
    ...each(["category"], "nobody", OWN_WORD),
    ...each(["severity"], "serious", OWN_WORD),
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
      SHAPED,
    ),
    ...each(["mttd_minutes", "mttr_minutes"], "123456", SHAPED),
    // One that no record has.
    ...each(["schema_version"], "123456"),
  ];
}
