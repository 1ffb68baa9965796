/** The cookie that next-auth sets: an encrypted token that holds the session's id and nothing of the person. */
import { decode, encode } from "next-auth/jwt";
import { env } from "../env";
import { isUuid } from "../ids";
import { installationSecret } from "./secrets";

/** next-auth's own names: the second one where the public address is https. */
const COOKIE_NAMES = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

/** Whether cookies are for https alone: when the public address is. */
export function secureCookies(): boolean {
  return env().TOCSIN_URL?.startsWith("https://") ?? false;
}

function cookieName(): string {
  return COOKIE_NAMES[secureCookies() ? 0 : 1];
}

/** A cookie for a session, as signing in sets it. */
export async function sessionCookie(
  session: { id: string; expiresAt: Date },
  now: Date,
): Promise<{ name: string; value: string }> {
  const until = Math.floor(session.expiresAt.getTime() / 1000);
  return {
    name: cookieName(),
    value: await encode({
      token: { sid: session.id, until },
      secret: installationSecret(),
      maxAge: secondsUntil(until, now),
    }),
  };
}

/** The seconds from `now` until an instant in seconds since 1970; none once it has passed. */
export function secondsUntil(until: unknown, now: Date): number {
  return typeof until === "number" ? Math.max(0, until - Math.floor(now.getTime() / 1000)) : 0;
}

/** The session's id in a request's cookies; null without one, or with one that is not ours or too old. */
export async function sessionIdOf(headers: Pick<Headers, "get">): Promise<string | null> {
  // Only the name that fits the public address: the plain one could be planted from a neighbouring host.
  const token = cookiesOf(headers.get("cookie") ?? "").get(cookieName());
  return token ? sessionIdIn(token) : null;
}

async function sessionIdIn(token: string): Promise<string | null> {
  const opened = await decode({ token, secret: installationSecret() }).catch(() => null);
  return sessionIdOfToken(opened);
}

/** The session's id in an opened token. */
export function sessionIdOfToken(token: Record<string, unknown> | null): string | null {
  return typeof token?.sid === "string" && isUuid(token.sid) ? token.sid : null;
}

function cookiesOf(header: string): Map<string, string> {
  const pairs = header.split(";").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return at < 0 ? ["", ""] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return new Map(pairs);
}
