/** A person's calendar of running duties, at a link that is its own credential: shown once, kept as its SHA-256, revocable. */
import { grantsOfUser } from "../access/grants";
import { fingerprint, newSecret } from "../access/secrets";
import { type Ctx, orgsWith } from "../context";
import { prisma } from "../db/client";
import { type Tx, transact } from "../db/transaction";
import { calendarOf, type DutyEvent } from "../documents/calendar";
import { publicAddress } from "../env";
import { notFound, Refusal } from "../errors";
import { lawTermsOf, sayTerm } from "../i18n/law-terms";
import { wordsFor } from "../i18n/messages";
import { newId } from "../ids";
import { shortCitation } from "../law/rule";
import { record } from "../ledger/record";
import { DEFAULT_LOCALE, localeOf } from "../locales";
import { rulesOf } from "../register/board";
import { incidentNumber } from "../register/incident";
import { HOUR_MS } from "../time";

/** More entries help nobody, and would make each reading slow. */
const MOST_EVENTS = 500;
const TOKEN_FORM = /^[0-9A-Za-z]{43}$/;

/** What a person knows of their own feed. The link itself is shown once. */
export interface CalendarFeedView {
  createdAt: string;
  /** To the hour; null until a calendar has read it. */
  readAt: string | null;
}

/** The actor's feed; null where they have none. */
export async function calendarFeed(ctx: Ctx): Promise<CalendarFeedView | null> {
  const row = await prisma().calendarFeed.findFirst({
    where: { userId: ownUser(ctx), revokedAt: null },
    orderBy: { id: "desc" },
  });
  return (
    row && { createdAt: row.createdAt.toISOString(), readAt: row.readAt?.toISOString() ?? null }
  );
}

/**
 * Makes the actor's feed; one that they had before ends. It stands in the ledger of `orgId`, the organisation that
 * they stand in: a link is a credential.
 *
 * @returns its link, this once
 * @throws Refusal insufficient_scope for keys and jobs, not_found (organisation)
 */
export async function makeCalendarFeed(ctx: Ctx, orgId: string): Promise<string> {
  const userId = ownUser(ctx);
  if (!ctx.grants.has(orgId)) throw notFound();
  const token = newSecret();
  const id = newId(ctx.now);
  await transact(ctx, async (tx) => {
    const ended = await endFeeds(tx, ctx, userId);
    await tx.calendarFeed.create({
      data: { id, userId, tokenHash: fingerprint(token), createdAt: ctx.now },
    });
    await record(tx, ctx, {
      orgId,
      action: "calendar.link_made",
      subject: { type: "user", id: userId },
      before: ended && { feed: ended },
      after: { feed: id },
    });
  });
  return `${publicAddress()}/api/calendar/${token}.ics`;
}

/**
 * Ends the actor's feed at once; who reads it finds nothing.
 *
 * @throws Refusal insufficient_scope for keys and jobs, not_found (organisation)
 */
export async function revokeCalendarFeed(ctx: Ctx, orgId: string): Promise<void> {
  const userId = ownUser(ctx);
  if (!ctx.grants.has(orgId)) throw notFound();
  await transact(ctx, async (tx) => {
    const ended = await endFeeds(tx, ctx, userId);
    if (!ended) return;
    await record(tx, ctx, {
      orgId,
      action: "calendar.link_revoked",
      subject: { type: "user", id: userId },
      before: { feed: ended },
      after: null,
    });
  });
}

/** Ends what stands and gives its id. One after the other: two at once would leave two. */
async function endFeeds(tx: Tx, ctx: Ctx, userId: string): Promise<string | null> {
  await tx.$queryRaw`SELECT 1 FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
  const stands = { userId, revokedAt: null };
  const feed = await tx.calendarFeed.findFirst({ where: stands, select: { id: true } });
  await tx.calendarFeed.updateMany({ where: stands, data: { revokedAt: ctx.now } });
  return feed?.id ?? null;
}

/** The feed behind a token: its id, and what reads it; null for one that is unknown or revoked. */
export async function calendarBehind(
  token: string,
): Promise<{ id: string; read: (now: Date) => Promise<string> } | null> {
  if (!TOKEN_FORM.test(token)) return null;
  const row = await prisma().calendarFeed.findUnique({ where: { tokenHash: fingerprint(token) } });
  if (!row || row.revokedAt) return null;
  return { id: row.id, read: (now) => readFeed(row, now) };
}

/** What the person may read now: their rights are looked up anew each time. */
async function readFeed(
  { id, userId, readAt }: { id: string; userId: string; readAt: Date | null },
  now: Date,
): Promise<string> {
  if (readAt === null || now.getTime() - readAt.getTime() > HOUR_MS) {
    await prisma().calendarFeed.update({ where: { id }, data: { readAt: now } });
  }
  const user = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  const { grants } = await grantsOfUser(userId);
  const actor = { type: "user", id: userId, name: user.name } as const;
  const duties = await runningDuties({ actor, grants, now, requestId: newId(now) });
  const locale = localeOf(user.locale) ?? DEFAULT_LOCALE;
  const terms = await lawTermsOf(locale);
  const said = duties.map((duty) => ({ ...duty, act: sayTerm(terms, duty.act) }));
  return calendarOf(said, await wordsFor(locale, "webhooks"));
}

async function runningDuties(ctx: Ctx): Promise<DutyEvent[]> {
  return transact(ctx, async (tx) => {
    const rows = await tx.duty.findMany({
      where: {
        orgId: { in: orgsWith(ctx, "incidents:read") },
        state: { in: ["running", "authority_extended"] },
        binding: true,
        dueAt: { not: null },
        OR: [{ incidentId: null }, { incident: { deletedAt: null } }],
      },
      include: { incident: { select: { id: true, year: true, seq: true, drill: true } } },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: MOST_EVENTS,
    });
    const ruleOf = await rulesOf(tx, rows);
    return rows.flatMap((row): DutyEvent[] => {
      if (!row.dueAt) return [];
      const rule = ruleOf(row);
      const path = row.incident ? `/dashboard/incidents/${row.incident.id}` : "/dashboard/dpdp";
      return [
        {
          dutyId: row.id,
          number: row.incident ? incidentNumber(row.incident) : null,
          drill: row.incident?.drill ?? false,
          act: rule?.act ?? row.ruleId,
          citation: rule ? shortCitation(rule) : row.ruleId,
          dueAt: row.dueAt,
          updatedAt: row.updatedAt,
          link: publicAddress() + path,
        },
      ];
    });
  });
}

function ownUser({ actor }: Ctx): string {
  if (actor.type === "user") return actor.id;
  throw new Refusal("insufficient_scope", "Calendars belong to people; keys and jobs have none.");
}
