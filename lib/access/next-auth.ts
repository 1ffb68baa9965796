/**
 * next-auth's settings: it carries the forms, the cookies and their CSRF check. What counts is the
 * session's row; the cookie holds its id and is worth nothing without it.
 *
 * The server sets NEXTAUTH_URL to the public address. Forms call signIn("credentials", { redirect:
 * false, … }) and go on by themselves. The error is CredentialsSignin (wrong), too_many_failures or
 * unavailable.
 */
import type { NextAuthOptions } from "next-auth";
import { encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { Refusal } from "../errors";
import { localeOf, preferredLocale } from "../locales";
import { isZone } from "../time";
import { installationSecret } from "./secrets";
import { secondsUntil, secureCookies, sessionIdOfToken } from "./session-cookie";
import {
  type DeviceReading,
  endSessionOfCookie,
  liveSession,
  SESSION_LONGEST_MS,
} from "./sessions";
import { signIn } from "./sign-in";

/** Set by our server from the connection, or from the proxy that it trusts; what a client sends is dropped. */
export const ADDRESS_HEADER = "x-tocsin-address";

/** The settings, read when they are needed: building the pages must not ask for a secret. */
export function nextAuthOptions(): NextAuthOptions {
  return {
    secret: installationSecret(),
    useSecureCookies: secureCookies(),
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: SESSION_LONGEST_MS / 1000 },
    jwt: {
      // However often a token is renewed, none outlives its session.
      encode: ({ token, ...how }) =>
        encode({ ...how, token, maxAge: secondsUntil(token?.until, new Date()) }),
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize,
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user && "sid" in user && "until" in user) return { sid: user.sid, until: user.until };
        if (await sessionOf(token)) return token;
        throw new Error("The session has ended.");
      },
      async session({ token }) {
        const live = await sessionOf(token);
        if (!live) throw new Error("The session has ended.");
        return {
          user: { name: live.name, email: live.email },
          expires: live.expiresAt.toISOString(),
        };
      },
    },
    events: {
      async signOut({ token }) {
        const sessionId = sessionIdOfToken(token ?? null);
        if (sessionId) await endSessionOfCookie(sessionId, new Date());
      },
    },
    // Its own logger prints to the console, and what a browser posts to it as well.
    logger: { error() {}, warn() {}, debug() {} },
  };
}

async function sessionOf(token: Record<string, unknown>) {
  const sessionId = sessionIdOfToken(token);
  return sessionId ? liveSession(sessionId, new Date()) : null;
}

/** Language and time zone as this device has them: the cookies of app/viewer.ts, else what the browser asks for. */
function deviceIn(headers: Record<string, string>): DeviceReading {
  const cookie = (name: string) => {
    const said = new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(headers.cookie ?? "")?.[1] ?? "";
    return said.replaceAll("%2F", "/");
  };
  const zone = cookie("tz");
  return {
    locale: localeOf(cookie("lang")) ?? preferredLocale(headers["accept-language"]) ?? null,
    zone: isZone(zone) ? zone : null,
  };
}

/** What next-auth shows as the error: null is CredentialsSignin, an error its message. */
async function authorize(
  said: Record<"email" | "password", string> | undefined,
  request: { headers?: Record<string, string> },
) {
  try {
    const signedIn = await signIn({
      email: String(said?.email ?? ""),
      password: String(said?.password ?? ""),
      address: request.headers?.[ADDRESS_HEADER] ?? "unknown",
      userAgent: request.headers?.["user-agent"] ?? "",
      device: deviceIn(request.headers ?? {}),
      now: new Date(),
    });
    const until = Math.floor(signedIn.expiresAt.getTime() / 1000);
    return { id: signedIn.userId, sid: signedIn.sessionId, until };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw new Error("unavailable", { cause });
    if (cause.code === "unauthenticated") return null;
    throw new Error(cause.code, { cause });
  }
}
