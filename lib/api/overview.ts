/** What the overview reads. */
import { overview } from "../register/overview";
import { overviewQuerySchema, overviewSchema } from "../schema/overview";
import { endpoint } from "./kit/endpoint";

export const getOverview = endpoint({
  method: "GET",
  path: "/api/v1/overview",
  id: "getOverview",
  summary: "The figures of a year",
  description:
    "Each is the number of rows that the list of incidents gives for the same filters, with drill=false. What is unknown is counted as unknown, never as nothing.",
  scope: "incidents:read",
  query: overviewQuerySchema,
  responses: { 200: { description: "The figures.", schema: overviewSchema } },
  async handler({ ctx, query }) {
    return { status: 200, body: await overview(ctx, query) };
  },
});
