/** The calendar feed: its link is its credential. */
import { z } from "zod";
import { calendarBehind } from "../alerts/calendar-feed";
import { notFound } from "../errors";
import { endpoint } from "./kit/endpoint";
import { countFailure, countRequest, requireUnblocked } from "./kit/rate-limit";
import { addressOf } from "./kit/serve";
import { streamOf } from "./kit/stream";

export const getCalendar = endpoint({
  method: "GET",
  path: "/api/calendar/{file}",
  id: "getCalendar",
  summary: "Read a person's calendar of running duties, as iCalendar",
  description:
    "The file is the secret token of a link that a person made in their settings, with .ics behind it. It shows what that person may read now: numbers, duties and due instants.",
  scope: null,
  responses: {
    200: { description: "The calendar.", contentType: "text/calendar", schema: z.string() },
  },
  refusals: ["not_found", "rate_limited", "too_many_failures"],
  async handler({ ctx, params, request }) {
    const address = addressOf(request);
    requireUnblocked(address, ctx.now);
    const feed = await calendarBehind((params.file ?? "").replace(/\.ics$/, ""));
    if (!feed) {
      await countFailure(address, ctx.now);
      throw notFound();
    }
    await countRequest(feed.id);
    return {
      status: 200,
      stream: await streamOf(once(await feed.read(ctx.now))),
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="tocsin.ics"',
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
      },
    };
  },
});

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
