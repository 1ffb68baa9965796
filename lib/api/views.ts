/** Views of the register that people keep. */
import type { Ctx } from "../context";
import type { SavedViewRow } from "../db/rows";
import { changeView, isOwn, listViews, saveView } from "../register/views";
import {
  changeViewSchema,
  saveViewSchema,
  type View,
  viewSchema,
  viewsQuerySchema,
  viewsSchema,
} from "../schema/view";
import { endpoint } from "./kit/endpoint";

/** A view in the API's names. */
function viewOut(ctx: Ctx, view: SavedViewRow): View {
  return {
    id: view.id,
    orgId: view.orgId,
    name: view.name,
    query: view.query,
    shared: view.shared,
    own: isOwn(ctx, view),
    created_at: view.createdAt.toISOString(),
    created_by: view.createdByName,
    archived_at: view.archivedAt?.toISOString() ?? null,
  };
}

/** The views that the caller has in an organisation. Throws Refusal not_found, insufficient_scope. */
export async function readViews(ctx: Ctx, orgId: string): Promise<View[]> {
  return (await listViews(ctx, orgId)).map((view) => viewOut(ctx, view));
}

export const getViews = endpoint({
  method: "GET",
  path: "/api/v1/views",
  id: "listViews",
  summary: "List the saved views of the register",
  description: "Those that are shared in the organisation, and the caller's own.",
  scope: "incidents:read",
  query: viewsQuerySchema,
  responses: { 200: { description: "In the order of their making.", schema: viewsSchema } },
  async handler({ ctx, query }) {
    return { status: 200, body: { views: await readViews(ctx, query.orgId) } };
  },
});

export const postView = endpoint({
  method: "POST",
  path: "/api/v1/views",
  id: "saveView",
  summary: "Save a view of the register",
  description: "Sharing it in the organisation needs incidents:write.",
  scope: "incidents:read",
  body: saveViewSchema,
  responses: { 201: { description: "The view.", schema: viewSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, body }) {
    return { status: 201, body: viewOut(ctx, await saveView(ctx, body)) };
  },
});

export const patchView = endpoint({
  method: "PATCH",
  path: "/api/v1/views/{id}",
  id: "changeView",
  summary: "Change or archive a saved view",
  description: "Its maker may; a shared one, also who holds incidents:notify.",
  scope: "incidents:read",
  body: changeViewSchema,
  responses: { 200: { description: "The view as it now stands.", schema: viewSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 200, body: viewOut(ctx, await changeView(ctx, params.id ?? "", body)) };
  },
});
