/** Who looks at a page: for server components and server actions. */
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { cache } from "react";
import type { Ctx } from "../context";
import { isRequestId } from "../ids";
import { sessionIdOf } from "./session-cookie";
import { liveSession } from "./sessions";

/** The signed-in person's session, read once for a rendering. */
export const currentSession = cache(async () => {
  const sent = await headers();
  const sessionId = await sessionIdOf(sent);
  const now = new Date();
  const session = sessionId ? await liveSession(sessionId, now) : null;
  if (!session) return null;
  const given = sent.get("x-request-id") ?? "";
  const requestId = isRequestId(given) ? given : randomUUID();
  const ctx: Ctx = {
    actor: { type: "user", id: session.userId, name: session.name },
    grants: session.grants,
    now,
    requestId,
  };
  return { ...session, ctx };
});

/** The context of the signed-in person; null when nobody is. */
export async function currentCtx(): Promise<Ctx | null> {
  return (await currentSession())?.ctx ?? null;
}
