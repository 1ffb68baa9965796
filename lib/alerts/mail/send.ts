/**
 * Sending what lies in the outbox. A delivery is claimed by moving its next attempt ahead, so that one process has it
 * and, should that one die, another gets it later. It is marked as sent at once when the server has taken it: only a
 * process that dies between the two can send a message again, and then under the same Message-ID.
 */
import { lookUp } from "../../db/client";
import type { DeliveryRow } from "../../db/rows";
import { statement } from "../../db/statement";
import { type Tx, transact } from "../../db/transaction";
import { log } from "../../log";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../../time";
import { readAlerts } from "../alert";
import { membersOf } from "../people";
import { readersOf } from "../readers";
import { alertsCtx } from "../tell";
import { type Letter, messageOf } from "./message";
import { MAIL } from "./outbox";
import { type Post, PostFault } from "./post";
import { CONNECTIONS } from "./server";

/** Deliveries in one claim. Over five connections, at the longest that one may take, they end within the lease. */
const AT_ONCE = 25;
const LEASE_MS = 5 * MINUTE_MS;
/** Waits after the first attempts that failed; the last one from then on. */
const WAITS_MS = [15 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS];
const LONGEST_WAIT_MS = 10 * MINUTE_MS;
/** After so long nobody tries any more. */
const GIVE_UP_AFTER_MS = 7 * DAY_MS;

type Claimed = Pick<
  DeliveryRow,
  "id" | "orgId" | "alertId" | "userId" | "level" | "attempts" | "held" | "createdAt"
>;

/** What became of a share of the outbox: how many were looked at, and whether the server was out of reach. */
export interface Sent {
  looked: number;
  down: boolean;
}

/** Sends a share of what is due. */
export async function sendMail(
  now: Date,
  post: Post,
  { leaseMs = LEASE_MS, stopping }: { leaseMs?: number; stopping?: AbortSignal } = {},
): Promise<Sent> {
  const { letters, looked } = await claim(now, leaseMs);
  let down = false;
  const queue = [...letters];
  const hand = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      // Nothing was tried: it stays due, and its attempt does not count.
      if (down || stopping?.aborted)
        await settle(next, { attempts: next.attempts - 1, nextAttemptAt: now });
      else if ((await sendOne(next, now, post)) === "down") down = true;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, hand));
  return { looked, down };
}

type Held = Letter & Pick<Claimed, "orgId" | "attempts" | "createdAt">;

async function sendOne(letter: Held, now: Date, post: Post): Promise<"ok" | "down"> {
  try {
    await post.send(await messageOf(letter, now));
  } catch (err) {
    const what = err instanceof PostFault ? err.what : "failed";
    // Not the error itself: what servers say names the mailbox.
    const code = err instanceof PostFault ? err.code : String(err);
    log().warn({ delivery: letter.id, what, code }, "a message did not leave");
    const isLost =
      what === "refused" || now.getTime() - letter.createdAt.getTime() > GIVE_UP_AFTER_MS;
    await settle(letter, {
      lastError: err instanceof Error ? err.message.slice(0, 500) : String(err),
      ...(isLost
        ? { state: "dead", settledAt: now }
        : { nextAttemptAt: new Date(now.getTime() + waitAfter(letter.attempts)) }),
    });
    return what === "down" ? "down" : "ok";
  }
  await settle(letter, { state: "sent", settledAt: now, lastError: null });
  return "ok";
}

const waitAfter = (attempts: number) => WAITS_MS[attempts - 1] ?? LONGEST_WAIT_MS;

async function settle(
  { id, orgId }: Held,
  data: Partial<
    Pick<DeliveryRow, "state" | "settledAt" | "lastError" | "nextAttemptAt" | "attempts">
  >,
): Promise<void> {
  await transact(
    alertsCtx(new Date()),
    (tx) => tx.delivery.updateMany({ where: { id, state: "pending" }, data }),
    [orgId],
  );
}

const DUE_ORGS = statement<{ org_id: string }>(
  "organisations with deliveries due",
  "SELECT org_id FROM lookup_delivery_orgs($1, $2, $3)",
);

async function claim(now: Date, leaseMs: number): Promise<{ letters: Held[]; looked: number }> {
  const orgs = await lookUp(DUE_ORGS, [MAIL, now, AT_ONCE]);
  if (orgs.length === 0) return { letters: [], looked: 0 };
  return transact(
    alertsCtx(now),
    async (tx) => {
      const claimed = await tx.$queryRaw<Claimed[]>`
        UPDATE delivery SET attempts = attempts + 1, next_attempt_at = ${new Date(now.getTime() + leaseMs)}
        WHERE id IN (SELECT id FROM delivery
                     WHERE state = 'pending' AND channel = 'mail' AND next_attempt_at <= ${now}
                     ORDER BY next_attempt_at, id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
        RETURNING id::text, org_id::text AS "orgId", alert_id::text AS "alertId", user_id::text AS "userId",
                  level, attempts, held, created_at AS "createdAt"`;
      const letters = await wantedLetters(tx, claimed);
      const wanted = new Set(letters.map(({ id }) => id));
      const moot = claimed.map(({ id }) => id).filter((id) => !wanted.has(id));
      if (moot.length > 0) {
        await tx.delivery.updateMany({
          where: { id: { in: moot } },
          data: { state: "moot", settledAt: now },
        });
      }
      return { letters, looked: claimed.length };
    },
    orgs.map(({ org_id }) => org_id),
  );
}

/** Those that somebody still needs: the alert stands, its reader may read, and no later reminder waits beside it. */
async function wantedLetters(tx: Tx, claimed: readonly Claimed[]): Promise<Held[]> {
  const alerts = await readAlerts(
    tx,
    claimed.map(({ alertId }) => alertId),
  );
  const alertOf = new Map(alerts.map((alert) => [alert.id, alert]));
  const members = await membersOf(
    tx,
    claimed.map(({ orgId }) => orgId),
  );
  const readers = await readersOf(
    tx,
    claimed.map(({ userId }) => userId),
  );
  const outrun = await outrunAmong(tx, claimed);
  return claimed.flatMap((delivery) => {
    const alert = alertOf.get(delivery.alertId);
    const reader = readers.get(delivery.userId);
    const mayRead = members(delivery.orgId).some(({ userId }) => userId === delivery.userId);
    if (!alert?.stands || !reader || !mayRead || outrun.has(delivery.id)) return [];
    return [{ ...delivery, alert, reader }];
  });
}

/** After quiet hours the latest reminder of a duty speaks for those before it. */
async function outrunAmong(tx: Tx, claimed: readonly Claimed[]): Promise<Set<string>> {
  const held = claimed.filter((delivery) => delivery.held);
  if (held.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id::text FROM delivery d JOIN alert a ON a.id = d.alert_id
    WHERE d.id = ANY (${held.map(({ id }) => id)}::uuid[]) AND a.kind = 'reminder'
      AND EXISTS (SELECT 1 FROM alert later JOIN delivery beside ON beside.alert_id = later.id
                  WHERE later.duty_id = a.duty_id AND later.due_at = a.due_at AND later.kind = 'reminder'
                    AND later.id > a.id AND beside.user_id = d.user_id AND beside.channel = d.channel)`;
  return new Set(rows.map(({ id }) => id));
}
