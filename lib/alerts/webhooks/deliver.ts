/**
 * Sending what is due. Deliveries wait in their table, which is the queue: an attempt is claimed by moving its
 * next one a minute away, so that a process that dies in between loses nothing, and no two send the same.
 */
import { systemCtxNowhere } from "../../access/system";
import type { Ctx } from "../../context";
import { lookUp } from "../../db/client";
import { statement } from "../../db/statement";
import { type Tx, transact } from "../../db/transaction";
import { env } from "../../env";
import { record } from "../../ledger/record";
import { log } from "../../log";
import { type DeliveryFault, TEST_EVENT } from "../../schema/webhooks";
import { type Claimed, messageOf } from "./message";
import { FAILING_AFTER_MS, nextAttempt } from "./schedule";
import { type Outcome, post, TIME_LIMIT_MS } from "./send";
import { resolveHere, resolvePublic, type TargetPolicy } from "./target";

/** Longer than any attempt takes. */
const LEASE_MS = 60_000;

export interface Limits {
  /** Attempts under way at once, in this process. */
  inAll: number;
  /** Of one endpoint. */
  ofEach: number;
  /** Of endpoints whose last attempt failed, together: whoever hangs cannot take all places. */
  troubled: number;
}

export interface DispatcherOptions {
  clock?: () => Date;
  policy?: TargetPolicy;
  timeLimitMs?: number;
  limits?: Limits;
  random?: () => number;
}

interface Due {
  id: string;
  org_id: string;
  endpoint_id: string;
  troubled: boolean;
}

const DUE = statement<Due>(
  "webhooks due",
  "SELECT id, org_id, endpoint_id, troubled FROM lookup_webhooks_due($1, $2, $3, $4, $5)",
);

/** The policy that the settings say. */
function policyOfSettings(): TargetPolicy {
  const allowPrivate = env().TOCSIN_WEBHOOKS_ALLOW_PRIVATE;
  return { allowPrivate, resolve: allowPrivate ? resolveHere : resolvePublic };
}

/** Sends what is due in this process, never more at once than its limits. */
export class Dispatcher {
  readonly #clock: () => Date;
  readonly #policy: TargetPolicy;
  readonly #timeLimitMs: number;
  readonly #limits: Limits;
  readonly #random: () => number;
  readonly #underWay = new Map<Promise<void>, Due>();
  #filling: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(options: DispatcherOptions = {}) {
    this.#clock = options.clock ?? (() => new Date());
    this.#policy = options.policy ?? policyOfSettings();
    this.#timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
    this.#limits = options.limits ?? { inAll: 32, ofEach: 2, troubled: 8 };
    this.#random = options.random ?? Math.random;
  }

  /** Begins what is due and has room; each that ends lets the next one begin. */
  async fill(): Promise<void> {
    this.#again = true;
    this.#filling ??= this.#fillAll().finally(() => {
      this.#filling = null;
    });
    await this.#filling;
  }

  /** Until nothing that is due now is left, and nothing is under way. */
  async drained(): Promise<void> {
    await this.fill();
    while (this.#underWay.size > 0) {
      await Promise.race(this.#underWay.keys());
      await this.fill();
    }
  }

  /** Begins nothing more, and waits for what is under way: no longer than an attempt may take. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled([...this.#underWay.keys()]);
  }

  async #fillAll(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      for (const due of await this.#due()) {
        const begun = [...this.#underWay.values()].some(({ id }) => id === due.id);
        if (begun || this.#stopped || !this.#hasRoom(due)) continue;
        const attempt = this.#attempt(due)
          .catch((err: unknown) => log().warn({ err, delivery: due.id }, "webhook attempt lost"))
          .finally(() => {
            this.#underWay.delete(attempt);
            this.fill().catch(() => {});
          });
        this.#underWay.set(attempt, due);
      }
    }
  }

  async #due(): Promise<Due[]> {
    const free = this.#limits.inAll - this.#underWay.size;
    if (free <= 0) return [];
    const withTroubled = this.#count(({ troubled }) => troubled) < this.#limits.troubled;
    const busy = [...this.#underWay.values()]
      .map(({ endpoint_id }) => endpoint_id)
      .filter((id) => this.#count(({ endpoint_id }) => endpoint_id === id) >= this.#limits.ofEach);
    const asked = [this.#clock(), this.#limits.ofEach, free, withTroubled, [...new Set(busy)]];
    return lookUp(DUE, asked);
  }

  #count(test: (due: Due) => boolean): number {
    return [...this.#underWay.values()].filter(test).length;
  }

  #hasRoom(due: Due): boolean {
    const ofSame = this.#count(({ endpoint_id }) => endpoint_id === due.endpoint_id);
    if (due.troubled) {
      return ofSame < 1 && this.#count(({ troubled }) => troubled) < this.#limits.troubled;
    }
    return ofSame < this.#limits.ofEach && this.#underWay.size < this.#limits.inAll;
  }

  async #attempt(due: Due): Promise<void> {
    const at = this.#clock();
    const ctx: Ctx = {
      ...systemCtxNowhere("webhooks", at),
      grants: new Map([[due.org_id, new Set()]]),
    };
    const claimed = await transact(ctx, (tx) => claim(tx, due.id, at));
    if (!claimed) return;
    const message = await messageOf(claimed, at);
    const outcome: Outcome =
      "fault" in message
        ? {
            fault: message.fault,
            status: null,
            answer: null,
            durationMs: 0,
            retryAfterSeconds: null,
          }
        : await post(message.url, message.headers, message.body, {
            policy: this.#policy,
            timeLimitMs: this.#timeLimitMs,
          });
    const now = this.#clock();
    await transact({ ...ctx, now }, (tx) =>
      settle(tx, { ...ctx, now }, claimed, outcome, this.#random()),
    );
  }
}

/** Takes a delivery for one attempt; null where somebody else did, or it is no longer to be sent. */
async function claim(tx: Tx, id: string, at: Date): Promise<Claimed | null> {
  const leased = new Date(at.getTime() + LEASE_MS);
  const { count } = await tx.webhookDelivery.updateMany({
    where: {
      id,
      state: "pending",
      nextAttemptAt: { lte: at },
      endpoint: { pausedAt: null, removedAt: null },
    },
    data: { attempts: { increment: 1 }, nextAttemptAt: leased, lastAttemptAt: at },
  });
  if (count === 0) return null;
  return tx.webhookDelivery.findUniqueOrThrow({ where: { id }, include: { endpoint: true } });
}

async function settle(
  tx: Tx,
  ctx: Ctx,
  claimed: Claimed,
  { fault, status, answer, durationMs, retryAfterSeconds }: Outcome,
  random: number,
): Promise<void> {
  const next = fault && nextAfter(claimed, ctx.now, retryAfterSeconds, random);
  const state = fault === null ? "delivered" : next ? "pending" : "dead";
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id: claimed.id, state: "pending", attempts: claimed.attempts },
    data: {
      state,
      lastStatus: status,
      lastFault: fault,
      lastAnswer: answer,
      durationMs,
      settledAt: state === "pending" ? null : ctx.now,
      ...(next ? { nextAttemptAt: next } : {}),
    },
  });
  // Somebody sent it anew meanwhile: that attempt is what counts.
  if (count === 0) return;
  await (fault === null ? noteSuccess(tx, ctx, claimed) : noteFailure(tx, ctx, claimed, fault));
}

/** A test is sent once: who presses the button looks at it now. */
function nextAfter(
  { type, attempts }: Claimed,
  now: Date,
  retryAfterSeconds: number | null,
  random: number,
): Date | null {
  return type === TEST_EVENT ? null : nextAttempt(attempts, now, retryAfterSeconds, random);
}

async function noteSuccess(tx: Tx, ctx: Ctx, { endpointId: id }: Claimed): Promise<void> {
  const [before] = await tx.$queryRaw<{ failing_at: Date | null }[]>`
    SELECT failing_at FROM webhook_endpoint WHERE id = ${id}::uuid FOR UPDATE`;
  await tx.webhookEndpoint.update({
    where: { id },
    data: { lastDeliveredAt: ctx.now, firstFailedAt: null, failingAt: null },
  });
  if (before?.failing_at) await recordState(tx, ctx, id, "webhook.recovered", before.failing_at);
}

async function noteFailure(
  tx: Tx,
  ctx: Ctx,
  { endpointId: id, orgId }: Claimed,
  fault: DeliveryFault,
): Promise<void> {
  await tx.webhookEndpoint.updateMany({
    where: { id, firstFailedAt: null },
    data: { firstFailedAt: ctx.now },
  });
  const { count } = await tx.webhookEndpoint.updateMany({
    where: {
      id,
      failingAt: null,
      firstFailedAt: { lte: new Date(ctx.now.getTime() - FAILING_AFTER_MS) },
    },
    data: { failingAt: ctx.now },
  });
  if (count === 0) return;
  log().warn({ webhook: id, orgId, fault }, "a webhook has failed for two days");
  await recordState(tx, ctx, id, "webhook.failing", null);
}

/** In the ledger: an owner who reads it a year later sees since when an address was deaf. */
async function recordState(
  tx: Tx,
  ctx: Ctx,
  id: string,
  action: "webhook.failing" | "webhook.recovered",
  was: Date | null,
): Promise<void> {
  const { orgId, name, urlShown, failingAt } = await tx.webhookEndpoint.findUniqueOrThrow({
    where: { id },
  });
  await record(tx, ctx, {
    orgId,
    action,
    subject: { type: "webhook", id },
    before: { name, url: urlShown, failing_since: was },
    after: { name, url: urlShown, failing_since: failingAt },
  });
}
