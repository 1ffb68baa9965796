/** Every filter and every sort that the lists offer, as data. */
import type { Ctx } from "../lib/context";
import { listGrc } from "../lib/register/grc/list";
import { list } from "../lib/register/list";
import { searchAtRegister } from "../lib/register/register-door/search";
import { grcListSchema } from "../lib/schema/grc";
import { listSchema } from "../lib/schema/incident";
import { searchBodySchema, searchQuerySchema } from "../lib/schema/register-door/search";
import { COMMON_TAG, COMMON_TYPE, RARE_TAG, RARE_TYPE, RARE_WORD } from "./sample";

/** Something that a list can be asked for. */
export interface Offered {
  of: "register" | "GRC door" | "register door";
  name: string;
  /** Why no index bounds what is read; undefined where one does. */
  why?: string;
  ask(ctx: Ctx, orgId: string): Promise<unknown>;
}

type Query = Record<string, unknown>;

const SORTS = ["deadline_at", "-updated_at", "number"];
const PROBED =
  "Told by other rows, in an index of their own; where many fit, more than the cap of them are held against their incidents.";
const COMPARED =
  "Two columns are compared: the list is read in its order. It is known of most that were notified.";
const SHAPED =
  "What the door shows is worked out of several columns: the list is read in its order.";
const LEAKS =
  "The comparison is not leakproof, so that behind row-level security no index serves it: the list is read in its order.";
const MANY_HITS =
  "More hold it than are gathered: the first twenty thousand are read to count beyond the cap.";

/** The list of door 1, which the register page shows. */
function registerOf(ownerId: string): Offered[] {
  const offered = (name: string, query: Query, why?: string): Offered => ({
    of: "register",
    name,
    why,
    ask: (ctx, orgId) => list(ctx, listSchema.parse({ orgId, ...query })),
  });
  return [
    offered("no filter", {}),
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
      discovered_from: "2025-01-01T00:00:00Z",
      discovered_to: "2025-12-31T23:59:59Z",
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
    offered("filed late", { filed: "late" }, PROBED),
    offered("filed in_time", { filed: "in_time" }, PROBED),
    offered("span to_notify", { span: "to_notify" }, COMPARED),
    offered("span to_detect", { span: "to_detect" }),
    offered("span to_aware", { span: "to_aware" }, COMPARED),
    offered("q, a rare word", { q: RARE_WORD }),
    offered("q, a rare word, misspelt", { q: RARE_WORD.replace(/(.)$/, "$1$1") }),
    offered("q, a common word", { q: "night" }, MANY_HITS),
    offered("q, a common long word", { q: "addresses" }, MANY_HITS),
  ];
}

function grcOf(): Offered[] {
  const offered = (name: string, query: Query, why?: string): Offered => ({
    of: "GRC door",
    name,
    why,
    ask: (ctx, orgId) => listGrc(ctx, orgId, grcListSchema.parse(query)),
  });
  return [
    offered("no filter", {}),
    offered("updated_since", { updated_since: "2026-11-20T00:00:00Z" }),
    offered("is_deleted", { is_deleted: "true" }),
    offered("q", { q: RARE_WORD }),
    offered("tags", { tags: RARE_TAG }),
    ...["app_id", "created_by", "source", "incident_number", "severity", "status", "category"].map(
      (name) => offered(name, { [name]: "nobody" }, SHAPED),
    ),
  ];
}

function registerDoorOf(): Offered[] {
  const offered = (name: string, query: Query, body: Query = {}, why?: string): Offered => ({
    of: "register door",
    name,
    why,
    ask: (ctx) =>
      searchAtRegister(ctx, searchQuerySchema.parse(query), searchBodySchema.parse(body)),
  });
  return [
    ...["createdDate,desc", "createdDate,asc", "name,asc", "name,desc"].map((sort) =>
      offered(`sort ${sort}`, { sort }),
    ),
    offered("incidentTypeName, rare", {}, { filters: { incidentTypeName: RARE_TYPE } }),
    offered("number", {}, { filters: { number: "20240007" } }),
    offered("createdBy", {}, { filters: { createdBy: "somebody" } }, SHAPED),
    offered("isExtended", {}, { filters: { isExtended: true } }),
    offered("fullText", {}, { fullText: RARE_WORD }, LEAKS),
  ];
}

/** @param ownerId somebody who owns some of the incidents */
export const offeredOf = (ownerId: string): Offered[] => [
  ...registerOf(ownerId),
  ...grcOf(),
  ...registerDoorOf(),
];
