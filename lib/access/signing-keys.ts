/**
 * The keys that sign access tokens (ES256). They stand in the database, so that all processes agree: the
 * newest one signs, for 90 days at most; the older ones verify until the last token of theirs is over.
 */
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";
import { z } from "zod";
import type { Ctx } from "../context";
import { prisma } from "../db/client";
import { type Tx, transactUnbound } from "../db/transaction";
import { TOKEN_SECONDS } from "../schema/oauth";
import { announceCredentialChange, cached } from "./credential-cache";
import { seal, unseal } from "./seal";
import { requireSystem } from "./system";

export const SIGNING_ALGORITHM = "ES256";

/** How long a key signs before another one is made. */
export const SIGNS_MS = 90 * 24 * 3_600_000;
/** A token's life, and a minute for the clocks and caches of other processes. */
const LAST_TOKEN_MS = (TOKEN_SECONDS + 60) * 1_000;
/** One process makes a key, the others wait and find it. */
const SIGNING_LOCK = 7_206_111;
const PURPOSE = "signing key";
/** An RFC 7638 thumbprint. */
const KID_FORM = /^[\w-]{43}$/;

const jwkSchema = z.looseObject({ kty: z.string() });

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  createdAt: Date;
}

interface VerifyingKey {
  publicKey: CryptoKey;
  until: Date;
}

const newest = cached("signing", () => newestOf(prisma()));

const known = cached("verifying", async (kid: string): Promise<VerifyingKey | null> => {
  const row = await prisma().signingKey.findUnique({ where: { kid } });
  if (!row) return null;
  const signedUntil = row.retiredAt?.getTime() ?? row.createdAt.getTime() + SIGNS_MS;
  return {
    publicKey: await imported(row.publicJwk),
    until: new Date(signedUntil + LAST_TOKEN_MS),
  };
});

/** The key that signs at `now`: the newest, or a new one where there is none or it has signed for 90 days. */
export async function signingKey(now: Date): Promise<SigningKey> {
  const found = await newest("", now);
  if (found && isFresh(found, now)) return found;
  return renew(now, (standing) => (standing && isFresh(standing, now) ? standing : null));
}

/** The public half of a key that tokens of `now` can be signed with; null where there is none. */
export async function verifyingKey(kid: unknown, now: Date): Promise<CryptoKey | null> {
  if (typeof kid !== "string" || !KID_FORM.test(kid)) return null;
  const key = await known(kid, now);
  return key && now < key.until ? key.publicKey : null;
}

/**
 * Makes a new signing key at once. Tokens that older ones signed work until they expire.
 *
 * @returns the new key's id
 * @throws Refusal insufficient_scope for everybody but the command line
 */
export async function rotateSigningKey(ctx: Ctx): Promise<string> {
  requireSystem(ctx);
  const { kid } = await renew(ctx.now, () => null);
  return kid;
}

/** Makes a key, unless `enough` finds that the one that stands will do. */
async function renew(
  now: Date,
  enough: (standing: SigningKey | null) => SigningKey | null,
): Promise<SigningKey> {
  const { key, made } = await transactUnbound(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SIGNING_LOCK})`;
    const standing = enough(await newestOf(tx));
    if (standing) return { key: standing, made: false };
    await tx.signingKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: now } });
    return { key: await make(tx, now), made: true };
  });
  if (made) await announceCredentialChange();
  return key;
}

async function make(tx: Tx, now: Date): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const secret = JSON.stringify(await exportJWK(privateKey));
  await tx.signingKey.create({
    data: {
      kid,
      publicJwk: jwkSchema.parse(publicJwk) as Record<string, string>,
      sealed: seal(secret, `${PURPOSE} ${kid}`),
      createdAt: now,
    },
  });
  return { kid, privateKey, createdAt: now };
}

/** The newest key that this process can open: after a change of the secret, none. */
async function newestOf(tx: Pick<Tx, "signingKey">): Promise<SigningKey | null> {
  const row = await tx.signingKey.findFirst({
    where: { retiredAt: null },
    orderBy: [{ createdAt: "desc" }, { kid: "asc" }],
  });
  const secret = row && unseal(row.sealed, `${PURPOSE} ${row.kid}`);
  if (!row || !secret) return null;
  return { kid: row.kid, privateKey: await imported(JSON.parse(secret)), createdAt: row.createdAt };
}

function isFresh(key: SigningKey, now: Date): boolean {
  return now.getTime() - key.createdAt.getTime() < SIGNS_MS;
}

async function imported(jwk: unknown): Promise<CryptoKey> {
  const key = await importJWK(jwkSchema.parse(jwk) as JWK, SIGNING_ALGORITHM);
  if (key instanceof Uint8Array) throw new Error("A signing key is no secret of both sides.");
  return key;
}
