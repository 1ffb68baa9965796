/** Comments: plain text beside an incident. Whoever is named in one stands in it as @{id}. */
import { type Ctx, orgsWith, requireScope } from "../../context";
import type { CommentRow } from "../../db/rows";
import { type Tx, transact } from "../../db/transaction";
import { notFound, Refusal } from "../../errors";
import { isUuid, newId } from "../../ids";
import { mentionsIn } from "../../schema/collaboration";
import { lockWhole, PERSON, type Person, type WholeIncident } from "../incident";
import { told } from "./columns";
import { requireReaders } from "./people";
import { requireReadable } from "./readable";

/** A comment with the names of those whom it mentions. */
export type Comment = CommentRow & { named: Person[] };

/** More than anyone reads; the newest are shown. */
const MOST_SHOWN = 500;

/**
 * Writes a comment. The ledger's entry incident.commented names whom it mentions: what tells them reads it there.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (deleted), invalid_request (a mention of somebody who
 *   may not read the incident)
 */
export async function addComment(ctx: Ctx, incidentId: string, body: string): Promise<Comment> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const incident = await lockWhole(tx, ctx, incidentId, "incidents:write");
    const named = await mentioned(tx, incident, body, []);
    const row = await tx.comment.create({
      data: {
        id: newId(ctx.now),
        orgId: incident.orgId,
        incidentId: incident.id,
        body,
        mentions: named.map(({ id }) => id),
        writtenAt: ctx.now,
        writtenByType: ctx.actor.type,
        writtenById: ctx.actor.id,
        writtenByName: ctx.actor.name,
      },
    });
    await told(tx, ctx, incident, {
      action: "incident.commented",
      before: null,
      after: { comment: { id: row.id, body }, mentions: named },
    });
    return { ...row, named };
  });
}

/**
 * Puts other words in one's own comment. The old ones stay in the ledger; who is newly mentioned is told.
 *
 * @throws Refusal not_found, insufficient_scope (somebody else's), conflict (withdrawn, deleted), invalid_request
 */
export async function editComment(
  ctx: Ctx,
  incidentId: string,
  commentId: string,
  body: string,
): Promise<Comment> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const { incident, before } = await lockComment(tx, ctx, incidentId, commentId);
    if (!isOwn(ctx, before)) throw notYours("change");
    if (before.withdrawnAt !== null) throw withdrawnAlready();
    const named = await mentioned(tx, incident, body, before.mentions);
    if (body === before.body) return { ...before, named };
    const data = { body, mentions: named.map(({ id }) => id), editedAt: ctx.now };
    await tx.comment.update({ where: { id: before.id }, data });
    await told(tx, ctx, incident, {
      action: "incident.comment_edited",
      before: { comment: { id: before.id, body: before.body } },
      after: {
        comment: { id: before.id, body },
        mentions: named.filter(({ id }) => !before.mentions.includes(id)),
      },
    });
    return { ...before, ...data, named };
  });
}

/**
 * Withdraws a comment: its author may, and whoever may notify for the organisation. A mark stays in its place,
 * the text in the ledger alone.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (deleted)
 */
export async function withdrawComment(
  ctx: Ctx,
  incidentId: string,
  commentId: string,
): Promise<Comment> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const { incident, before } = await lockComment(tx, ctx, incidentId, commentId);
    const mayAll = orgsWith(ctx, "incidents:notify").includes(incident.orgId);
    if (!isOwn(ctx, before) && !mayAll) throw notYours("withdraw");
    if (before.withdrawnAt !== null) return { ...before, named: [] };
    const data = {
      body: "",
      mentions: [],
      withdrawnAt: ctx.now,
      withdrawnByName: ctx.actor.name,
    };
    await tx.comment.update({ where: { id: before.id }, data });
    await told(tx, ctx, incident, {
      action: "incident.comment_withdrawn",
      before: { comment: { id: before.id, body: before.body } },
      after: null,
    });
    return { ...before, ...data, named: [] };
  });
}

/**
 * An incident's comments, oldest first; of very many the newest.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function readComments(ctx: Ctx, incidentId: string): Promise<Comment[]> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = await requireReadable(tx, ctx, incidentId);
    const newest = await tx.comment.findMany({
      where: { incidentId: incident.id },
      orderBy: { id: "desc" },
      take: MOST_SHOWN,
    });
    const people = await tx.user.findMany({
      where: { id: { in: newest.flatMap(({ mentions }) => mentions) } },
      ...PERSON,
    });
    const byId = new Map(people.map((person) => [person.id, person]));
    return newest
      .reverse()
      .map((row) => ({ ...row, named: row.mentions.flatMap((id) => byId.get(id) ?? []) }));
  });
}

async function lockComment(tx: Tx, ctx: Ctx, incidentId: string, commentId: string) {
  const incident = await lockWhole(tx, ctx, incidentId, "incidents:write");
  const before = isUuid(commentId)
    ? await tx.comment.findFirst({ where: { id: commentId, incidentId: incident.id } })
    : null;
  if (!before) throw notFound();
  return { incident, before };
}

/** Whom the text names. Who was named before may have left since: the name stays. */
async function mentioned(
  tx: Tx,
  { orgId }: WholeIncident,
  body: string,
  before: readonly string[],
): Promise<Person[]> {
  const ids = mentionsIn(body);
  const fresh = ids.filter((id) => !before.includes(id));
  await requireReaders(tx, orgId, fresh, () => "/body");
  const people = await tx.user.findMany({
    where: { id: { in: ids } },
    ...PERSON,
  });
  return ids.flatMap((id) => people.find((person) => person.id === id) ?? []);
}

function isOwn({ actor }: Ctx, comment: CommentRow): boolean {
  return comment.writtenByType === actor.type && comment.writtenById === actor.id;
}

function notYours(what: string): Refusal {
  return new Refusal("insufficient_scope", `Only who wrote the comment can ${what} it.`);
}

function withdrawnAlready(): Refusal {
  return new Refusal("conflict", "This comment was withdrawn. Write a new one.");
}
