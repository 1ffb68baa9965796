/** Proof of work (altcha): challenges that we sign, and proofs of them. Nothing is asked of anybody else. */
import { hkdfSync, randomInt } from "node:crypto";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { installationSecret } from "../../access/secrets";
import { Refusal } from "../../errors";
import type { Proof } from "../../register/intake/challenge";

const MINUTES = 60_000;
/** Long enough to be solved before a form is filled in. */
const LASTS_MS = 60 * MINUTES;
/** About a second of a telephone; a thousand reports cost a machine a quarter of an hour. */
const COST = 2_000;
const LEAST_TRIES = 500;
const MOST_TRIES = 2_000;

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: z.string().min(1).max(200),
      salt: z.string().max(200),
      cost: z.literal(COST),
      keyLength: z.int().min(1).max(64),
      keyPrefix: z.string().max(128),
      keySignature: z.string().max(200).optional(),
      expiresAt: z.number(),
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
    signature: z.string().max(200),
  }),
  solution: z.looseObject({ counter: z.int().min(0), derivedKey: z.string().max(200) }),
});

function secret(purpose: string): string {
  const bytes = hkdfSync("sha256", installationSecret(), "", `tocsin captcha ${purpose}`, 32);
  return Buffer.from(bytes).toString("hex");
}

/** A new challenge for one form. */
export async function newChallenge(orgId: string, now: Date) {
  const tries = LEAST_TRIES + randomInt(MOST_TRIES - LEAST_TRIES);
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: COST,
    counter: tries,
    deriveKey,
    data: { form: orgId },
    expiresAt: new Date(now.getTime() + LASTS_MS),
    hmacSignatureSecret: secret("challenge"),
    hmacKeySignatureSecret: secret("key"),
  });
}

/**
 * Checks a proof for a form. Whether it was used before is seen when it is used.
 *
 * @param said what the widget gave: base 64 of JSON
 * @throws Refusal invalid_request
 */
export async function checkProof(orgId: string, said: string, now: Date): Promise<Proof> {
  const parsed = payloadSchema.safeParse(read(said));
  if (!parsed.success) throw unproven();
  const { challenge, solution } = parsed.data;
  const { nonce, expiresAt, data } = challenge.parameters;
  const ends = new Date(expiresAt * 1000);
  if (data.form !== orgId || ends <= now) throw unproven();
  const result = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secret("challenge"),
    hmacKeySignatureSecret: secret("key"),
  }).catch(() => null);
  if (!result?.verified) throw unproven();
  return { nonce, expiresAt: ends };
}

function read(said: string): unknown {
  try {
    return JSON.parse(Buffer.from(said, "base64").toString("utf8"));
  } catch {
    return null;
  }
}

function unproven(): Refusal {
  return new Refusal("invalid_request", "Confirm that you are no robot.", {
    faults: [
      {
        pointer: "/altcha",
        detail: "The proof of work is missing, wrong or out of date.",
        fix: "Ask for another challenge and solve it.",
      },
    ],
  });
}
