import { beforeAll, describe, expect, it } from "vitest";
import { forgetEnv } from "../env";
import { newId } from "../ids";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { authenticateSession } from "./authenticate";
import { lastUsesWritten } from "./last-use";
import { addMember } from "./members";
import { sessionCookie } from "./session-cookie";
import {
  beginSession,
  endAllSessions,
  endOtherSessions,
  endSession,
  listSessions,
  liveSession,
  SESSION_IDLE_MS,
  SESSION_LONGEST_MS,
} from "./sessions";
import { systemCtx } from "./system";
import { createUser } from "./users";

// The cookie's own end is judged by the machine's clock.
const NOW = new Date();
const plus = (ms: number) => new Date(NOW.getTime() + ms);
const MINUTE_MS = 60_000;
let orgId: string;

beforeAll(async () => {
  orgId = await makeOrg();
});

async function person() {
  const email = `${newId(new Date())}@example.org`;
  const ctx = await systemCtx("test", NOW);
  return createUser(ctx, { email, name: "Ada", password: "correct horse battery" });
}

async function member() {
  const user = await person();
  await addMember(await systemCtx("test", NOW), { orgId, userId: user.id, role: "viewer" });
  const ctx = ctxFor(orgId, ["incidents:read"], {
    now: NOW,
    actor: { type: "user", id: user.id, name: user.name },
  });
  return { user, ctx };
}

const begin = (userId: string) =>
  beginSession({ userId, userAgent: "Test", address: "192.0.2.1", now: NOW });

async function headersOf(session: { id: string; expiresAt: Date }): Promise<Headers> {
  const { name, value } = await sessionCookie(session, NOW);
  return new Headers({ cookie: `theme=dark; ${name}=${value}; x=y` });
}

describe("a signed-in browser", () => {
  it("is a caller with its person's roles", async () => {
    const { user } = await member();
    const session = await begin(user.id);
    expect(await authenticateSession(await headersOf(session), NOW)).toEqual({
      actor: { type: "user", id: user.id, name: "Ada" },
      grants: new Map([[orgId, new Set(["incidents:read"])]]),
      credentialId: session.id,
      homeOrgId: orgId,
      kind: "session",
    });
  });

  it("is recognised by the cookie's name that fits the public address, and by no other", async () => {
    const { user } = await member();
    const { value } = await sessionCookie(await begin(user.id), NOW);
    const ask = (name: string) =>
      authenticateSession(new Headers({ cookie: `${name}=${value}` }), NOW);
    const [plain, secure] = [
      "next-auth.session-token",
      "__Secure-next-auth.session-token",
    ] as const;
    expect(await ask(plain)).toMatchObject({ homeOrgId: orgId });
    expect(await ask(secure)).toBeNull();
    process.env.TOCSIN_URL = "https://tocsin.example";
    forgetEnv();
    try {
      expect(await ask(secure)).toMatchObject({ homeOrgId: orgId });
      expect(await ask(plain)).toBeNull();
    } finally {
      delete process.env.TOCSIN_URL;
      forgetEnv();
    }
  });

  it("is nobody without a cookie, with one that is not ours, or with one of no session", async () => {
    const { user } = await member();
    const { value } = await sessionCookie(await begin(user.id), NOW);
    const never = await sessionCookie({ id: newId(NOW), expiresAt: plus(MINUTE_MS) }, NOW);
    const forged = value.slice(0, -4) + (value.endsWith("AAAA") ? "BBBB" : "AAAA");
    for (const cookie of [
      "",
      "=",
      "next-auth.session-token",
      "next-auth.session-token=",
      "next-auth.session-token=x.y.z",
      `next-auth.session-token=${forged}`,
      `${never.name}=${never.value}`,
    ]) {
      expect(await authenticateSession(new Headers({ cookie }), NOW), cookie).toBeNull();
    }
    expect(await authenticateSession(new Headers(), NOW)).toBeNull();
  });

  it("of a person who is a member nowhere is told so", async () => {
    const { id } = await person();
    const headers = await headersOf(await begin(id));
    await expect(authenticateSession(headers, NOW)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
  });
});

describe("a session ends", () => {
  it("twelve hours after it was last used; using it puts that off", async () => {
    const { user } = await member();
    const { id } = await begin(user.id);
    expect(await liveSession(id, plus(SESSION_IDLE_MS - 1))).not.toBeNull();
    await lastUsesWritten();
    expect(await liveSession(id, plus(2 * SESSION_IDLE_MS - 2))).not.toBeNull();
    await lastUsesWritten();
    expect(await liveSession(id, plus(3 * SESSION_IDLE_MS - 2))).toBeNull();
  });

  it("seven days after signing in, however much it is used", async () => {
    const { user } = await member();
    const { id } = await begin(user.id);
    await ownerSql("UPDATE session SET last_seen_at = $2 WHERE id = $1", [
      id,
      plus(SESSION_LONGEST_MS - 2),
    ]);
    expect(await liveSession(id, plus(SESSION_LONGEST_MS - 1))).not.toBeNull();
    expect(await liveSession(id, plus(SESSION_LONGEST_MS))).toBeNull();
  });

  it("at once when its person ends it, and stays ended; the row is kept", async () => {
    const { user, ctx } = await member();
    const session = await begin(user.id);
    const headers = await headersOf(session);
    expect(await authenticateSession(headers, NOW)).not.toBeNull();
    await endSession(ctx, session.id);
    expect(await authenticateSession(headers, NOW)).toBeNull();
    await endSession({ ...ctx, now: plus(MINUTE_MS) }, session.id);
    expect(await ownerSql("SELECT ended_at FROM session WHERE id = $1", [session.id])).toEqual([
      { ended_at: NOW },
    ]);
  });

  it("when all others are ended, but for the one that is kept; and then all", async () => {
    const { user, ctx } = await member();
    const [kept, one, two] = [await begin(user.id), await begin(user.id), await begin(user.id)];
    const stranger = await begin((await member()).user.id);
    expect(await listSessions(ctx)).toHaveLength(3);
    expect(await endOtherSessions(ctx, kept.id)).toBe(2);
    expect(await listSessions(ctx)).toMatchObject([{ id: kept.id, address: "192.0.2.1" }]);
    for (const { id } of [one, two]) expect(await liveSession(id, NOW)).toBeNull();
    expect(await endAllSessions(ctx)).toBe(1);
    expect(await liveSession(kept.id, NOW)).toBeNull();
    expect(await liveSession(stranger.id, NOW)).not.toBeNull();
  });

  it("not by somebody else: that is not found, and it goes on", async () => {
    const { user, ctx } = await member();
    const other = (await member()).ctx;
    const { id } = await begin(user.id);
    expect(await listSessions(ctx)).toHaveLength(1);
    for (const sought of [id, newId(NOW), "no uuid"]) {
      await expect(endSession(other, sought)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await endAllSessions(other)).toBe(0);
    expect(await liveSession(id, NOW)).not.toBeNull();
  });
});

describe("last seen", () => {
  it("is written at most once a minute, and not for a session that has ended", async () => {
    const { user, ctx } = await member();
    const { id } = await begin(user.id);
    const lastSeen = async () => {
      await lastUsesWritten();
      return (await ownerSql("SELECT last_seen_at FROM session WHERE id = $1", [id]))[0]
        ?.last_seen_at;
    };
    await liveSession(id, plus(MINUTE_MS));
    expect(await lastSeen()).toEqual(plus(MINUTE_MS));
    await liveSession(id, plus(2 * MINUTE_MS - 1));
    expect(await lastSeen()).toEqual(plus(MINUTE_MS));
    await liveSession(id, plus(3 * MINUTE_MS));
    expect(await lastSeen()).toEqual(plus(3 * MINUTE_MS));
    await endSession(ctx, id);
    await liveSession(id, plus(5 * MINUTE_MS));
    expect(await lastSeen()).toEqual(plus(3 * MINUTE_MS));
  });
});
