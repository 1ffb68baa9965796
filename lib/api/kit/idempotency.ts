/**
 * One act for one Idempotency-Key. The key's row is written in the transaction of the change: a crash
 * leaves neither, a twin in flight waits at the row and then replays, a refusal takes the row with it.
 * The row travels with the act's first statement. Where it was there before, PostgreSQL refuses it and passes
 * over whatever follows: nothing of the repeat is done.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Ctx } from "../../context";
import { isAfterFailure, isTwice } from "../../db/faults";
import { statement } from "../../db/statement";
import { look, type Tx, transact } from "../../db/transaction";
import { Refusal } from "../../errors";
import type { Incoming } from "./incoming";

/** How long an answer is kept for retries. */
export const KEPT_MS = 24 * 3_600_000;
const FORM = /^[\x21-\x7e]{1,255}$/;

/** What makes two requests the same one. */
export interface Attempt {
  credentialId: string;
  orgId: string;
  key: string;
  method: string;
  path: string;
  bodyHash: Buffer;
  now: Date;
}

/** The first answer, as it went out. */
export interface Kept {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface Row {
  method: string;
  path: string;
  body_hash: Uint8Array;
  status: number | null;
  headers: unknown;
  body: string | null;
  created_at: Date;
}

/** The key of a request, or undefined where it sent none. Throws Refusal invalid_request. */
export function idempotencyKeyOf(request: Incoming): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (FORM.test(key)) return key;
  throw new Refusal("invalid_request", "The Idempotency-Key has no usable form.", {
    faults: [
      {
        pointer: "Idempotency-Key",
        detail: "It must be 1 to 255 printable ASCII characters without blanks.",
        fix: "Send a new uuid for each act, and the same one when you repeat it.",
      },
    ],
  });
}

export function hashOf(body: Buffer): Buffer {
  return createHash("sha256").update(body).digest();
}

const TAKE = statement<never>(
  "take idempotency key",
  `INSERT INTO idempotency_key (credential_id, key, org_id, method, path, body_hash, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);
const KEEP = statement<never>(
  "keep answer",
  "UPDATE idempotency_key SET status = $3, headers = $4, body = $5 WHERE credential_id = $1 AND key = $2",
);

/** What is done for a key. */
interface Act {
  ctx: Ctx;
  attempt: Attempt;
  /** Its answer is given once and never kept. */
  isSecret: boolean;
  run(tx: Tx): Promise<Kept>;
}

/**
 * Runs the act, or gives the answer that it had the first time.
 *
 * @throws Refusal idempotency_mismatch, idempotency_secret, what the act throws
 */
export async function onlyOnce(act: Act, isSecondTry = false): Promise<Kept> {
  const { ctx, attempt, isSecret, run } = act;
  try {
    return await transact(ctx, async (tx) => {
      const { credentialId, key, orgId, method, path, bodyHash, now } = attempt;
      tx.later(TAKE, [credentialId, key, orgId, method, path, bodyHash, now]);
      const answer = await run(tx).catch((thrown: unknown) => afterTheKey(tx, thrown));
      const { status, headers, body } = isSecret ? NOTHING_KEPT : answer;
      tx.later(KEEP, [credentialId, key, status, headers, body]);
      return answer;
    });
  } catch (thrown) {
    if (!isTaken(thrown)) throw thrown;
  }
  const first = await firstAnswer(ctx, attempt);
  if (first) return { ...first, headers: { ...first.headers, "Idempotent-Replayed": "true" } };
  // Twice taken and never seen: its answer lies in an organisation that the caller has left.
  if (isSecondTry) throw mismatch();
  // A key that is a day old is free again.
  return onlyOnce(act, true);
}

/** What was thrown before anything was asked: whether the key is free comes first. */
async function afterTheKey(tx: Tx, thrown: unknown): Promise<never> {
  await tx.rows(SENT, []).catch((failed: unknown) => {
    // What else fails of what was still to be sent is not the reason.
    if (isTaken(failed) || isAfterFailure(failed)) throw failed;
  });
  throw thrown;
}
const SENT = statement<never>("sent", "SELECT");

const isTaken = (thrown: unknown) => isTwice(thrown, "idempotency_key_pkey");

const NOTHING_KEPT = { status: null, headers: null, body: null };

/** The answer that is kept, or null where there is none; one that is too old is thrown away. */
async function firstAnswer(ctx: Ctx, attempt: Attempt): Promise<Kept | null> {
  const { credentialId, key, method, path, bodyHash, now } = attempt;
  const [row] = await look(
    ctx,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT method, path, body_hash, status, headers, body, created_at FROM idempotency_key
      WHERE credential_id = ${credentialId} AND key = ${key}`,
  );
  const stale = new Date(now.getTime() - KEPT_MS);
  if (row && row.created_at < stale) {
    await transact(
      ctx,
      (tx) => tx.$executeRaw`
        DELETE FROM idempotency_key
        WHERE credential_id = ${credentialId} AND key = ${key} AND created_at < ${stale}`,
    );
    return null;
  }
  if (!row) return null;
  if (row.method !== method || row.path !== path || !bodyHash.equals(row.body_hash)) {
    throw mismatch();
  }
  if (row.status === null || row.body === null) throw secret();
  return {
    status: row.status,
    headers: z.record(z.string(), z.string()).parse(row.headers),
    body: row.body,
  };
}

function secret(): Refusal {
  return new Refusal(
    "idempotency_secret",
    "The first call with this key was done, and its answer held a secret that is not kept.",
    {
      faults: [
        {
          pointer: "Idempotency-Key",
          detail: "Its answer was given once.",
          fix: "Look at what the first call made; revoke it and make another with a new key if the secret is lost.",
        },
      ],
    },
  );
}

function mismatch(): Refusal {
  return new Refusal(
    "idempotency_mismatch",
    "This Idempotency-Key came with another request before.",
    {
      faults: [
        {
          pointer: "Idempotency-Key",
          detail: "The first request had another method, path or body.",
          fix: "Send a new key for a new act.",
        },
      ],
    },
  );
}
