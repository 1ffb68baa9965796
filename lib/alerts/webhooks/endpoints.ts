/** Webhook endpoints: making, changing, rotating, removing. A signing secret is shown once. */
import { readInput } from "../../access/input";
import { type Ctx, orgsWith, requireScope, requireScopeIn } from "../../context";
import { type Tx, transact } from "../../db/transaction";
import { env } from "../../env";
import { notFound, Refusal } from "../../errors";
import { isUuid, newId } from "../../ids";
import { canonicalJson } from "../../ledger/canonical-json";
import { record } from "../../ledger/record";
import {
  type ChangeWebhookInput,
  type CreateWebhookInput,
  changeWebhookSchema,
  createWebhookSchema,
  type NewWebhook,
  type RotateWebhookInput,
  rotateWebhookSchema,
  type Webhook,
} from "../../schema/webhooks";
import { HOUR_MS } from "../../time";
import { newSigningSecret, sealFor, shownUrl } from "./secrets";
import { faultOfTarget } from "./target";
import { type EndpointRow, toldWebhook, webhookView } from "./view";

const MOST_ENDPOINTS = 50;

/**
 * The endpoints that the actor manages, of one organisation or of all, in the order in which they were made.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listWebhooks(ctx: Ctx, orgId?: string): Promise<Webhook[]> {
  requireScope(ctx, "keys:manage");
  if (orgId !== undefined) requireScopeIn(ctx, orgId, "keys:manage");
  return transact(ctx, async (tx) => {
    const rows = await tx.webhookEndpoint.findMany({
      where: {
        orgId: { in: orgId === undefined ? orgsWith(ctx, "keys:manage") : [orgId] },
        removedAt: null,
      },
      orderBy: { id: "asc" },
    });
    return viewed(tx, ctx, rows);
  });
}

/**
 * One endpoint.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getWebhook(ctx: Ctx, id: string): Promise<Webhook> {
  requireScope(ctx, "keys:manage");
  return transact(ctx, async (tx) => one(tx, ctx, await findEndpoint(tx, ctx, id)));
}

/**
 * Makes an endpoint; it is told of what is recorded from now on.
 *
 * @throws Refusal not_found, insufficient_scope (also for who may not read incidents there), invalid_request,
 *   conflict (too many)
 */
export async function createWebhook(ctx: Ctx, input: CreateWebhookInput): Promise<NewWebhook> {
  requireScope(ctx, "keys:manage");
  const said = readInput(createWebhookSchema, input);
  requireScopeIn(ctx, said.orgId, "keys:manage");
  // Nobody has others told what they could not read themselves.
  requireScopeIn(ctx, said.orgId, "incidents:read");
  requireTarget(said.url);
  const id = newId(ctx.now);
  const secret = said.kind === "standard" ? newSigningSecret() : null;
  return transact(ctx, async (tx) => {
    await requireRoom(tx, said.orgId);
    const row = await tx.webhookEndpoint.create({
      data: {
        id,
        orgId: said.orgId,
        kind: said.kind,
        name: said.name,
        urlSealed: sealFor(id, "url", said.url),
        urlShown: shownUrl(said.kind, said.url),
        events: said.events,
        includeBelow: said.include_below,
        locale: said.locale,
        zone: said.zone,
        secretSealed: secret === null ? null : sealFor(id, "secret", secret),
        fromSeq: 0,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        createdByType: ctx.actor.type,
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
      },
    });
    await recordWebhook(tx, ctx, "created", null, row);
    // The entry that was just written is the last one that it is not told of.
    await tx.$executeRaw`
      UPDATE webhook_endpoint SET from_seq = currval('ledger_entry_seq_seq') WHERE id = ${id}::uuid`;
    return { secret, webhook: await one(tx, ctx, row) };
  });
}

/**
 * Changes an endpoint, pauses it or lets it go on. Another address, or going on, sends at once what waits.
 *
 * @throws Refusal not_found, insufficient_scope, invalid_request
 */
export async function changeWebhook(
  ctx: Ctx,
  id: string,
  input: ChangeWebhookInput,
): Promise<Webhook> {
  requireScope(ctx, "keys:manage");
  const said = readInput(changeWebhookSchema, input);
  if (said.url !== undefined) requireTarget(said.url);
  return transact(ctx, async (tx) => {
    const before = await lockEndpoint(tx, ctx, id);
    const goesOn = said.paused === false && before.pausedAt !== null;
    const anew = goesOn || said.url !== undefined;
    const after = await tx.webhookEndpoint.update({
      where: { id: before.id },
      data: {
        name: said.name,
        events: said.events,
        includeBelow: said.include_below,
        locale: said.locale,
        zone: said.zone,
        ...(said.url === undefined
          ? {}
          : {
              urlSealed: sealFor(before.id, "url", said.url),
              urlShown: shownUrl(before.kind, said.url),
            }),
        ...(said.paused === undefined
          ? {}
          : { pausedAt: said.paused ? (before.pausedAt ?? ctx.now) : null }),
        ...(anew ? { firstFailedAt: null, failingAt: null } : {}),
        updatedAt: ctx.now,
      },
    });
    if (anew) {
      await tx.webhookDelivery.updateMany({
        where: { endpointId: before.id, state: "pending" },
        data: { attempts: 0, nextAttemptAt: ctx.now },
      });
    }
    const same = canonicalJson(toldWebhook(before)) === canonicalJson(toldWebhook(after));
    // An address can change where it is not shown: that is said too.
    if (!same || said.url !== undefined) await recordWebhook(tx, ctx, "changed", before, after);
    return one(tx, ctx, after);
  });
}

/**
 * Gives an endpoint a new signing secret. The old one signs beside it until the overlap is over.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (a chat, which has none), invalid_request
 */
export async function rotateWebhookSecret(
  ctx: Ctx,
  id: string,
  input: RotateWebhookInput,
): Promise<NewWebhook> {
  requireScope(ctx, "keys:manage");
  const { overlap_hours } = readInput(rotateWebhookSchema, input);
  return transact(ctx, async (tx) => {
    const before = await lockEndpoint(tx, ctx, id);
    if (before.secretSealed === null) {
      throw new Refusal("conflict", "A chat verifies no signature: it has no secret to rotate.");
    }
    const secret = newSigningSecret();
    const until = new Date(ctx.now.getTime() + overlap_hours * HOUR_MS);
    const after = await tx.webhookEndpoint.update({
      where: { id: before.id },
      data: {
        secretSealed: sealFor(before.id, "secret", secret),
        previousSealed: overlap_hours > 0 ? before.secretSealed : null,
        previousUntil: overlap_hours > 0 ? until : null,
        updatedAt: ctx.now,
      },
    });
    await recordWebhook(tx, ctx, "secret_rotated", before, after);
    return { secret, webhook: await one(tx, ctx, after) };
  });
}

/**
 * Removes an endpoint for good: what waits is not sent any more. Removing it again changes nothing.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function removeWebhook(ctx: Ctx, id: string): Promise<void> {
  requireScope(ctx, "keys:manage");
  await transact(ctx, async (tx) => {
    const before = await lockEndpoint(tx, ctx, id);
    const after = await tx.webhookEndpoint.update({
      where: { id: before.id },
      data: { removedAt: ctx.now, updatedAt: ctx.now },
    });
    await recordWebhook(tx, ctx, "removed", after, null);
  });
}

/** One that is there and that the actor may manage. */
export async function findEndpoint(tx: Tx, ctx: Ctx, id: string): Promise<EndpointRow> {
  const row = isUuid(id) ? await tx.webhookEndpoint.findUnique({ where: { id } }) : null;
  if (!row || row.removedAt) throw notFound();
  requireScopeIn(ctx, row.orgId, "keys:manage");
  return row;
}

async function lockEndpoint(tx: Tx, ctx: Ctx, id: string): Promise<EndpointRow> {
  if (!isUuid(id)) throw notFound();
  await tx.$queryRaw`SELECT 1 FROM webhook_endpoint WHERE id = ${id}::uuid FOR UPDATE`;
  return findEndpoint(tx, ctx, id);
}

async function one(tx: Tx, ctx: Ctx, row: EndpointRow): Promise<Webhook> {
  const [view] = await viewed(tx, ctx, [row]);
  if (!view) throw new Error("One row gives one view.");
  return view;
}

async function viewed(tx: Tx, ctx: Ctx, rows: readonly EndpointRow[]): Promise<Webhook[]> {
  const waiting = await tx.webhookDelivery.groupBy({
    by: ["endpointId"],
    where: { endpointId: { in: rows.map(({ id }) => id) }, state: "pending" },
    _count: { _all: true },
  });
  const pendingOf = new Map(waiting.map((row) => [row.endpointId, row._count._all]));
  return rows.map((row) => webhookView(row, pendingOf.get(row.id) ?? 0, ctx.now));
}

async function requireRoom(tx: Tx, orgId: string): Promise<void> {
  const count = await tx.webhookEndpoint.count({ where: { orgId, removedAt: null } });
  if (count < MOST_ENDPOINTS) return;
  throw new Refusal(
    "conflict",
    `An organisation has at most ${MOST_ENDPOINTS} webhooks. Remove one that nobody needs.`,
  );
}

function requireTarget(said: string): void {
  const fault = faultOfTarget(new URL(said), {
    allowPrivate: env().TOCSIN_WEBHOOKS_ALLOW_PRIVATE,
  });
  if (fault === null) return;
  const [detail, fix] =
    fault === "needs_https"
      ? ["The address is not https.", "Use https."]
      : ["The address leads into a private network.", "Use one that the internet reaches."];
  throw new Refusal("invalid_request", `/url: ${detail}`, {
    faults: [
      {
        pointer: "/url",
        detail,
        fix: `${fix} TOCSIN_WEBHOOKS_ALLOW_PRIVATE=1 on the server allows others.`,
      },
    ],
  });
}

async function recordWebhook(
  tx: Tx,
  ctx: Ctx,
  what: "created" | "changed" | "secret_rotated" | "removed",
  before: EndpointRow | null,
  after: EndpointRow | null,
): Promise<void> {
  const row = after ?? before;
  if (!row) return;
  await record(tx, ctx, {
    orgId: row.orgId,
    action: `webhook.${what}`,
    subject: { type: "webhook", id: row.id },
    before: before && toldWebhook(before),
    after: after && toldWebhook(after),
  });
}
