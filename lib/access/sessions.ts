/** Sessions: one sign-in of one browser each. Ended ones are kept. */
import type { Ctx, Grants } from "../context";
import { prisma } from "../db/client";
import { notFound, Refusal } from "../errors";
import { isUuid, newId } from "../ids";
import { type Locale, localeOf } from "../locales";
import type { SessionView } from "../schema/sign-in";
import { announceCredentialChange, cached } from "./credential-cache";
import { grantsOfUser } from "./grants";
import { markUse } from "./last-use";

const HOUR_MS = 3_600_000;
/** A session ends when it was not used for so long … */
export const SESSION_IDLE_MS = 12 * HOUR_MS;
/** … and in any case so long after signing in. */
export const SESSION_LONGEST_MS = 7 * 24 * HOUR_MS;

const LONGEST_USER_AGENT = 500;
const LONGEST_ADDRESS = 100;

/** How a device reads; null: it said nothing that we know. */
export interface DeviceReading {
  locale: Locale | null;
  zone: string | null;
}

/** A session that is running, with its person and what they may do. */
export interface LiveSession {
  id: string;
  userId: string;
  name: string;
  email: string;
  /** As chosen in the profile; null: as the browser asks for. */
  locale: Locale | null;
  /** As chosen in the profile (IANA name); null: as the device says. */
  zone: string | null;
  grants: Grants;
  /** Null for somebody who is a member nowhere. */
  homeOrgId: string | null;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Begins a session of a person who has just proved who they are. */
export async function beginSession(who: {
  userId: string;
  userAgent: string;
  address: string;
  device?: DeviceReading;
  now: Date;
}): Promise<{ id: string; expiresAt: Date }> {
  const id = newId(who.now);
  const expiresAt = new Date(who.now.getTime() + SESSION_LONGEST_MS);
  await prisma().session.create({
    data: {
      id,
      userId: who.userId,
      createdAt: who.now,
      lastSeenAt: who.now,
      expiresAt,
      userAgent: who.userAgent.slice(0, LONGEST_USER_AGENT),
      address: who.address.slice(0, LONGEST_ADDRESS),
      locale: who.device?.locale ?? null,
      zone: who.device?.zone ?? null,
    },
  });
  return { id, expiresAt };
}

const knownSession = cached("session", async (id: string): Promise<LiveSession | null> => {
  const row = await prisma().session.findUnique({ where: { id }, include: { user: true } });
  if (!row || row.endedAt) return null;
  const { grants, homeOrgId } = await grantsOfUser(row.userId);
  return {
    id,
    userId: row.userId,
    name: row.user.name,
    email: row.user.email,
    locale: localeOf(row.user.locale) ?? null,
    zone: row.user.zone,
    grants,
    homeOrgId,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
  };
});

/** The session, if it has neither ended nor expired; marks it as seen. */
export async function liveSession(id: string, now: Date): Promise<LiveSession | null> {
  const session = await knownSession(id, now);
  if (!session || session.expiresAt <= now) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= SESSION_IDLE_MS) return null;
  markUse(id, now, () => writeLastSeen(id, now));
  return session;
}

async function writeLastSeen(id: string, now: Date): Promise<void> {
  await prisma().session.updateMany({
    where: { id, endedAt: null, lastSeenAt: { lt: now } },
    data: { lastSeenAt: now },
  });
}

/** The actor's own sessions that are running, the last used first. */
export async function listSessions(ctx: Ctx): Promise<SessionView[]> {
  return prisma().session.findMany({
    where: {
      userId: ownUser(ctx),
      endedAt: null,
      expiresAt: { gt: ctx.now },
      lastSeenAt: { gt: new Date(ctx.now.getTime() - SESSION_IDLE_MS) },
    },
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      userAgent: true,
      address: true,
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
}

/**
 * Ends one of the actor's own sessions. Ending it again changes nothing.
 *
 * @throws Refusal not_found for one that is not theirs
 */
export async function endSession(ctx: Ctx, id: string): Promise<void> {
  const userId = ownUser(ctx);
  const own = isUuid(id) && (await prisma().session.count({ where: { id, userId } })) === 1;
  if (!own) throw notFound();
  await endSessions({ id, userId }, ctx.now);
}

/** Ends all of the actor's sessions but the one that they keep; gives how many. */
export async function endOtherSessions(ctx: Ctx, keptId: string): Promise<number> {
  return endSessions({ userId: ownUser(ctx), id: { not: keptId } }, ctx.now);
}

/** Ends all of the actor's sessions, this one too; gives how many. */
export async function endAllSessions(ctx: Ctx): Promise<number> {
  return endSessions({ userId: ownUser(ctx) }, ctx.now);
}

/** Ends the session of a cookie that is being given up. */
export async function endSessionOfCookie(id: string, now: Date): Promise<void> {
  await endSessions({ id }, now);
}

async function endSessions(
  which: { id?: string | { not: string }; userId?: string },
  now: Date,
): Promise<number> {
  const { count } = await prisma().session.updateMany({
    where: { ...which, endedAt: null },
    data: { endedAt: now },
  });
  await announceCredentialChange();
  return count;
}

function ownUser(ctx: Ctx): string {
  if (ctx.actor.type === "user") return ctx.actor.id;
  throw new Refusal("insufficient_scope", "Sessions belong to people; keys and jobs have none.");
}
