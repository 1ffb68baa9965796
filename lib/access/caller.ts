/** Who is calling: a key, a client or a signed-in browser, with what they may do. */
import type { Actor, Ctx, Grants } from "../context";

export interface Caller {
  actor: Actor;
  grants: Grants;
  /** The key's id, the client's or the session's. */
  credentialId: string;
  /** The organisation that a request without one is about. */
  homeOrgId: string;
  /** A client acts as a key does. */
  kind: "api_key" | "session";
}

/** The caller's context for one request. */
export function callerCtx(caller: Caller, now: Date, requestId: string): Ctx {
  return { actor: caller.actor, grants: caller.grants, now, requestId };
}
