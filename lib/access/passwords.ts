/**
 * Passwords: argon2id with 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet,
 * "Argon2id", the least configuration that it recommends.
 */
import { hash, verify } from "@node-rs/argon2";
import { LONGEST_PASSWORD } from "../schema/sign-in";

// The library's algorithm where none is named is argon2id; a test reads it off the result.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password that nobody knows, with the same parameters: unknown accounts cost as much. */
const NOBODYS =
  "$argon2id$v=19$m=19456,t=2,p=1$wZWQJ4iC1b/1G4eYx/rrPA$73bdNYiCrepvXxvgBMf6WcE4/tWLSSOwxz0aPoEmzUE";

/** The hash to keep in place of a password. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/**
 * Whether `password` is the one that was hashed. Without a hash it takes the same time and is false.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  // Longer ones cannot be right; cutting them keeps the time the same and the work bounded.
  const fits = await verify(kept ?? NOBODYS, password.slice(0, LONGEST_PASSWORD + 1));
  return fits && kept !== null;
}
