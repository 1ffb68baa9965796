/** The log of an endpoint's deliveries; sending one again, and sending a test. */
import { type Ctx, requireScope } from "../../context";
import { type Tx, transact } from "../../db/transaction";
import { publicAddress } from "../../env";
import { notFound, Refusal } from "../../errors";
import { isUuid, newId } from "../../ids";
import { record } from "../../ledger/record";
import { broken, readCursor, writeCursor } from "../../register/cursor";
import {
  type Delivery,
  type DeliveryPage,
  type DeliveryState,
  TEST_EVENT,
} from "../../schema/webhooks";
import { findEndpoint } from "./endpoints";
import { deliveryView } from "./view";

const SORT = "webhook_delivery";

/**
 * One page of an endpoint's deliveries, the newest first.
 *
 * @throws Refusal not_found, insufficient_scope, invalid_request (cursor)
 */
export async function listDeliveries(
  ctx: Ctx,
  endpointId: string,
  { state, limit, cursor }: { state?: DeliveryState; limit: number; cursor?: string },
): Promise<DeliveryPage> {
  requireScope(ctx, "keys:manage");
  const [before] = cursor === undefined ? [] : readCursor(cursor, SORT, 1);
  if (before !== undefined && !isUuid(before)) throw broken();
  return transact(ctx, async (tx) => {
    const { id } = await findEndpoint(tx, ctx, endpointId);
    const rows = await tx.webhookDelivery.findMany({
      where: { endpointId: id, state, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      deliveries: shown.map(deliveryView),
      next_cursor: rows.length > limit && last ? writeCursor(SORT, [last.id]) : null,
    };
  });
}

/**
 * Has a delivery sent again at once, whatever became of it: the same id, the same body, a new round of attempts.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function resendDelivery(ctx: Ctx, endpointId: string, id: string): Promise<Delivery> {
  requireScope(ctx, "keys:manage");
  return transact(ctx, async (tx) => {
    const endpoint = await findEndpoint(tx, ctx, endpointId);
    const before = isUuid(id)
      ? await tx.webhookDelivery.findUnique({ where: { id, endpointId: endpoint.id } })
      : null;
    if (!before) throw notFound();
    const after = await tx.webhookDelivery.update({
      where: { id: before.id },
      data: { state: "pending", attempts: 0, nextAttemptAt: ctx.now, settledAt: null },
    });
    await record(tx, ctx, {
      orgId: endpoint.orgId,
      action: "webhook.resent",
      subject: { type: "webhook", id: endpoint.id },
      before: { delivery: before.id, type: before.type, state: before.state },
      after: { delivery: after.id, type: after.type, state: after.state },
    });
    return deliveryView(after);
  });
}

/**
 * Sends an event of no meaning, to see whether the address hears. It is tried once.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (paused)
 */
export async function sendTest(ctx: Ctx, endpointId: string): Promise<Delivery> {
  requireScope(ctx, "keys:manage");
  return transact(ctx, async (tx) => {
    const endpoint = await findEndpoint(tx, ctx, endpointId);
    if (endpoint.pausedAt) {
      throw new Refusal("conflict", "This webhook is paused: nothing is sent. Let it go on first.");
    }
    const test = await writeTest(tx, ctx, endpoint);
    await record(tx, ctx, {
      orgId: endpoint.orgId,
      action: "webhook.tested",
      subject: { type: "webhook", id: endpoint.id },
      before: null,
      after: { delivery: test.id },
    });
    return deliveryView(test);
  });
}

function writeTest(tx: Tx, ctx: Ctx, endpoint: { id: string; orgId: string }) {
  const id = newId(ctx.now);
  const event = {
    type: TEST_EVENT,
    timestamp: ctx.now.toISOString(),
    data: {
      orgId: endpoint.orgId,
      incident: null,
      duty: null,
      link: `${publicAddress()}/dashboard/settings/webhooks`,
    },
  };
  return tx.webhookDelivery.create({
    data: {
      id,
      orgId: endpoint.orgId,
      endpointId: endpoint.id,
      source: `test:${id}`,
      type: TEST_EVENT,
      body: JSON.stringify(event),
      state: "pending",
      attempts: 0,
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
  });
}
