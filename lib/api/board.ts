/** What the board reads. */
import { boardQuerySchema, boardSchema } from "../schema/board";
import { endpoint } from "./kit/endpoint";
import { readBoard } from "./privacy/operations";

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
    return { status: 200, body: await readBoard(ctx, query) };
  },
});
