/** The live stream: what changed, as it changes. */
import { z } from "zod";
import { openStream, STREAM_HEADERS } from "../alerts/stream";
import { boardQuerySchema } from "../schema/board";
import { text } from "../schema/text";
import { endpoint } from "./kit/endpoint";
import { stillCalls } from "./kit/serve";

export const getLive = endpoint({
  method: "GET",
  path: "/api/v1/live",
  id: "followLive",
  summary: "Follow the changes of an organisation as server-sent events",
  description:
    "Events: hello, change, tick, ended. A change names its subject, never its contents: read them through the API. Changes of one subject that come together are told once; hello with resync true says that more changed than is named: read everything anew. Last-Event-ID resumes just after that event.",
  scope: "incidents:read",
  query: boardQuerySchema.extend({ lastEventId: text(100).optional() }),
  responses: {
    200: {
      description: "A stream that stays open.",
      contentType: "text/event-stream",
      schema: z.string(),
    },
  },
  async handler({ ctx, query, request }) {
    const { lastEventId, ...what } = query;
    const viewer = {
      ctx,
      grantsNow: async () => (await stillCalls(request, new Date()))?.grants ?? null,
    };
    const stream = openStream(viewer, {
      ...what,
      lastEventId: request.headers.get("last-event-id") ?? lastEventId,
      signal: request.signal,
    });
    return { status: 200, stream, headers: { ...STREAM_HEADERS } };
  },
});
