/** Random secrets and their fingerprints. */
import { createHash, randomBytes } from "node:crypto";
import { env } from "../env";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 32 bytes need 43 digits to the base 62. */
const SECRET_DIGITS = 43;

/** A number in base 62, filled up with zeros to `width` digits. */
export function base62(value: bigint, width: number): string {
  let rest = value;
  let said = "";
  for (; rest > 0n; rest /= 62n) said = DIGITS.charAt(Number(rest % 62n)) + said;
  return said.padStart(width, "0");
}

/** 32 random bytes in base 62: 43 letters and digits. */
export function newSecret(): string {
  return base62(BigInt(`0x${randomBytes(32).toString("hex")}`), SECRET_DIGITS);
}

/** What is kept of a secret. It is random and long: a fast hash suffices, and can be looked up. */
export function fingerprint(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/**
 * The secret of this installation: cookies are encrypted and signing keys sealed with it.
 *
 * @throws Error when start has not put it in place
 */
export function installationSecret(): string {
  const secret = env().TOCSIN_SECRET;
  if (secret) return secret;
  throw new Error("TOCSIN_SECRET is not set. Start Tocsin with npm start, which makes one.");
}
