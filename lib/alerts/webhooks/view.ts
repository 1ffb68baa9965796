/** Endpoints and deliveries as lists and the API show them: never a secret, never a whole address of a chat. */
import { z } from "zod";
import type { Prisma } from "../../db/rows";
import { LOCALES } from "../../locales";
import {
  DELIVERY_FAULTS,
  DELIVERY_STATES,
  type Delivery,
  WEBHOOK_KINDS,
  type Webhook,
  type WebhookState,
} from "../../schema/webhooks";

export type EndpointRow = Prisma.WebhookEndpointGetPayload<Record<never, never>>;
type DeliveryRow = Prisma.WebhookDeliveryGetPayload<Record<never, never>>;

const kinds = z.enum(WEBHOOK_KINDS);
const locales = z.enum(LOCALES);
const states = z.enum(DELIVERY_STATES);
const faults = z.enum(DELIVERY_FAULTS).nullable();

/** @param pending how many deliveries wait for an attempt */
export function webhookView(row: EndpointRow, pending: number, now: Date): Webhook {
  const overlaps = row.previousUntil !== null && row.previousUntil > now;
  return {
    id: row.id,
    orgId: row.orgId,
    kind: kinds.parse(row.kind),
    name: row.name,
    url: row.urlShown,
    events: row.events,
    include_below: row.includeBelow,
    locale: locales.parse(row.locale),
    zone: row.zone,
    state: stateOf(row),
    first_failed_at: row.firstFailedAt?.toISOString() ?? null,
    last_delivered_at: row.lastDeliveredAt?.toISOString() ?? null,
    pending,
    previous_secret_until: overlaps ? (row.previousUntil?.toISOString() ?? null) : null,
    created_at: row.createdAt.toISOString(),
    created_by: { type: row.createdByType, id: row.createdById, name: row.createdByName },
  };
}

function stateOf({ pausedAt, failingAt, firstFailedAt }: EndpointRow): WebhookState {
  if (pausedAt) return "paused";
  if (failingAt) return "failing";
  return firstFailedAt ? "retrying" : "active";
}

export function deliveryView(row: DeliveryRow): Delivery {
  const state = states.parse(row.state);
  return {
    id: row.id,
    type: row.type,
    state,
    attempts: row.attempts,
    next_attempt_at: state === "pending" ? row.nextAttemptAt.toISOString() : null,
    last_attempt_at: row.lastAttemptAt?.toISOString() ?? null,
    last_status: row.lastStatus,
    last_fault: faults.parse(row.lastFault),
    last_answer: row.lastAnswer,
    duration_ms: row.durationMs,
    settled_at: row.settledAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    body: row.body,
  };
}

/** What the ledger keeps of an endpoint. */
export function toldWebhook(row: EndpointRow) {
  return {
    name: row.name,
    kind: row.kind,
    url: row.urlShown,
    events: row.events,
    include_below: row.includeBelow,
    locale: row.locale,
    zone: row.zone,
    paused_at: row.pausedAt,
  };
}
