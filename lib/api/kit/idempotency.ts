/**
 * One act for one Idempotency-Key. The key's row is written in the transaction of the change: a crash
 * leaves neither, a twin in flight waits at the row and then replays, a refusal takes the row with it.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { statement } from "../../db/statement";
import type { Tx } from "../../db/transaction";
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
  `INSERT INTO idempotency_key AS k (credential_id, key, org_id, method, path, body_hash, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (credential_id, key) DO UPDATE
     SET method = excluded.method, path = excluded.path, body_hash = excluded.body_hash,
         status = NULL, headers = NULL, body = NULL, created_at = excluded.created_at
     WHERE k.created_at < $8`,
);
const KEEP = statement<never>(
  "keep answer",
  "UPDATE idempotency_key SET status = $3, headers = $4, body = $5 WHERE credential_id = $1 AND key = $2",
);

/**
 * Takes the key for this request, or gives the answer that it had the first time.
 *
 * @throws Refusal idempotency_mismatch, idempotency_secret
 */
export async function claim(tx: Tx, attempt: Attempt): Promise<Kept | null> {
  const { credentialId, key, orgId, method, path, bodyHash, now } = attempt;
  const stale = new Date(now.getTime() - KEPT_MS);
  const taken = await tx.count(TAKE, [
    credentialId,
    key,
    orgId,
    method,
    path,
    bodyHash,
    now,
    stale,
  ]);
  if (taken === 1) return null;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT method, path, body_hash, status, headers, body FROM idempotency_key
    WHERE credential_id = ${credentialId} AND key = ${key}`;
  if (!row || row.method !== method || row.path !== path || !bodyHash.equals(row.body_hash)) {
    throw mismatch();
  }
  if (row.status === null || row.body === null) {
    throw new Refusal(
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
  return {
    status: row.status,
    headers: z.record(z.string(), z.string()).parse(row.headers),
    body: row.body,
  };
}

/** Keeps the answer with the key. `kept` null marks one that held a secret. */
export async function keep(tx: Tx, attempt: Attempt, kept: Kept | null): Promise<void> {
  const { status = null, headers = null, body = null } = kept ?? {};
  tx.later(KEEP, [attempt.credentialId, attempt.key, status, headers, body]);
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
