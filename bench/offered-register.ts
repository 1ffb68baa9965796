/** What the list of door 1 offers, which the register page shows. */
import { list } from "../lib/register/list";
import { listSchema } from "../lib/schema/incident";
import type { Home, Offered, Query } from "./offered";
import { COMMON_TAG, COMMON_TYPE, RARE_TAG, RARE_TYPE, RARE_WORD } from "./sample";

const YEAR = { discovered_from: "2025-01-01T00:00:00Z", discovered_to: "2025-12-31T23:59:59Z" };
const SORTS = ["-discovered_at", "deadline_at", "-updated_at", "number"];
const BESIDE =
  "A type, an owner or a span beside another filter: the entries of the rarer are read, to twice, without their rows.";
export const MANY_HITS =
  "More hold it than are gathered: the first twenty thousand are read to count beyond the cap.";
/** Filters of few values together: some hold of many and some of nothing. */
const TOGETHER: Query[] = [
  { status: "draft", severity: "non-serious" },
  { status: "resolved", source: "WEBFORM" },
  { status: "unresolved", drill: "true" },
  { severity: "unknown", breach_kind: "integrity" },
  { severity: "serious", source: "INTEGRATION" },
  { breach_kind: "combined", drill: "true" },
  { filed: "in_time", status: "draft" },
  { filed: "late", severity: "serious" },
  { filed: "in_time", drill: "false", ...YEAR },
  { severity: "serious", drill: "false", ...YEAR },
  { status: "open", overdue: "false" },
  { status: "open", awareness: "unknown" },
  { status: "resolved", severity: "non-serious", breach_kind: "availability", source: "MANUAL" },
  { status: "draft", severity: "non-serious", sort: "number" },
];
const said = (query: Query) =>
  Object.entries(query)
    .map((each) => each.join(" "))
    .join(", ");

/** Its letters stand in every text, in two words. */
export const SCATTERED = "nightnames";

export function offeredByRegister({ orgId, ownerId, ownValue }: Home): Offered[] {
  const offered = (name: string, query: Query, why?: string): Offered => ({
    of: "listIncidents",
    name,
    asks: ["orgId", ...Object.keys(query)],
    why,
    ask: (ctx) => list(ctx, listSchema.parse({ orgId, ...query })),
  });
  return [
    offered("no filter", {}),
    offered("subtree", { subtree: "true" }),
    offered("subtree, status open", { subtree: "true", status: "open" }),
    ...SORTS.map((sort) => offered(`sort ${sort}`, { sort })),
    ...["draft", "open", "notified", "resolved", "unresolved"].map((status) =>
      offered(`status ${status}`, { status }),
    ),
    ...SORTS.map((sort) =>
      offered(`status unresolved, sort ${sort}`, { status: "unresolved", sort }),
    ),
    ...["serious", "non-serious", "unknown"].map((severity) =>
      offered(`severity ${severity}`, { severity }),
    ),
    ...["confidentiality", "integrity", "availability", "combined", "unknown"].map((kind) =>
      offered(`breach_kind ${kind}`, { breach_kind: kind }),
    ),
    ...["MANUAL", "INTEGRATION", "ASSESSMENT", "WEBFORM"].map((source) =>
      offered(`source ${source}`, { source }),
    ),
    offered("source WEBFORM, sort number", { source: "WEBFORM", sort: "number" }),
    offered("overdue true", { overdue: "true" }),
    offered("overdue false", { overdue: "false" }),
    offered("drill true", { drill: "true" }),
    offered("drill false", { drill: "false" }),
    offered("type, common", { type: COMMON_TYPE }),
    offered("type, rare", { type: RARE_TYPE }),
    offered("type, rare, sort number", { type: RARE_TYPE, sort: "number" }),
    offered("type, common, sort deadline_at", { type: COMMON_TYPE, sort: "deadline_at" }),
    offered("owner somebody", { owner: ownerId }),
    offered("owner none", { owner: "none" }),
    offered("owner somebody, sort -updated_at", { owner: ownerId, sort: "-updated_at" }),
    offered("tag, common", { tag: [COMMON_TAG] }),
    offered("tag, rare", { tag: [RARE_TAG] }),
    offered("awareness unknown", { awareness: "unknown" }),
    offered("awareness stated", { awareness: "stated" }),
    offered("discovered_from, discovered_to", {
      ...YEAR,
    }),
    offered("updated_since", { updated_since: "2025-01-01T00:00:00Z" }),
    offered("updated_since, sort -updated_at", {
      updated_since: "2025-01-01T00:00:00Z",
      sort: "-updated_at",
    }),
    offered("severity unknown, sort deadline_at", { severity: "unknown", sort: "deadline_at" }),
    offered("status resolved, sort number", { status: "resolved", sort: "number" }),
    offered("status open, severity serious", { status: "open", severity: "serious" }),
    offered("status open, type rare", { status: "open", type: RARE_TYPE }),
    offered("filed late", { filed: "late" }),
    offered("filed in_time", { filed: "in_time" }),
    offered("filed late, sort -updated_at", { filed: "late", sort: "-updated_at" }),
    offered("span to_notify", { span: "to_notify" }),
    offered("span to_detect", { span: "to_detect" }),
    offered("span to_aware", { span: "to_aware" }),
    ...TOGETHER.map((query) => offered(said(query), query)),
    offered("span to_notify, severity unknown", { span: "to_notify", severity: "unknown" }, BESIDE),
    offered("span to_detect, status open", { span: "to_detect", status: "open" }, BESIDE),
    offered("type, common, source", { type: COMMON_TYPE, source: "INTEGRATION" }, BESIDE),
    ...(ownValue
      ? [offered("attribute", { attribute: [`${ownValue.field}:${ownValue.value}`] })]
      : []),
    offered("q, a rare word", { q: RARE_WORD }),
    offered("q, a rare word, misspelt", { q: RARE_WORD.replace(/(.)$/, "$1$1") }),
    offered("q, none has it but its letters", { q: SCATTERED }),
    offered("q, a common word", { q: "night" }, MANY_HITS),
    offered("q, a common long word, misspelt", { q: "adresses" }, MANY_HITS),
    offered("q, a common long word", { q: "addresses" }, MANY_HITS),
  ];
}
