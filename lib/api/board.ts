/** What the board reads. */
import { type Ctx, orgsWith, visibleOrgs } from "../context";
import { boardQuerySchema, boardSchema } from "../schema/board";
import { endpoint } from "./kit/endpoint";
import { readBoard } from "./privacy/operations";
import { SharedReading } from "./shared-reading";

/** Boards as they are sent: everybody who watches reads at the same moment, and most see the same. */
const boards = new SharedReading<string>();

export const getBoard = endpoint({
  method: "GET",
  path: "/api/v1/board",
  id: "getBoard",
  summary: "Every duty that is still open",
  description: "Those without a deadline first, then by their due instant.",
  scope: "incidents:read",
  query: boardQuerySchema,
  responses: {
    200: { description: "The open duties and the server's clock.", schema: boardSchema },
  },
  async handler({ ctx, query }) {
    const json = await boards.read(namedBy(ctx, query), async () =>
      JSON.stringify(await readBoard(ctx, query)),
    );
    return { status: 200, json };
  },
});

/** All that the board depends on: what is asked for, and where the caller may see and read. */
function namedBy(ctx: Ctx, { orgId, subtree = false }: { orgId: string; subtree?: boolean }) {
  const readable = new Set(orgsWith(ctx, "incidents:read"));
  const seen = visibleOrgs(ctx).sort();
  return JSON.stringify([orgId, subtree, seen.map((org) => [org, readable.has(org)])]);
}
