/**
 * Credentials as they were looked up, for a few seconds: a key that works hard asks the database once in
 * five seconds, not once a call. Any change of keys, members, sessions or organisations empties it: here
 * when it commits, in other processes by NOTIFY (credential-news.ts), and failing that by its age.
 */
import { prisma } from "../db/client";
import { onCommit, type Tx } from "../db/transaction";

/** The PostgreSQL channel of changes to credentials. It carries no contents. */
export const CREDENTIALS_CHANNEL = "tocsin_credentials";

const FRESH_MS = 5_000;
const MOST_ENTRIES = 10_000;

interface Entry {
  value: unknown;
  readAt: number;
}

interface Held {
  entries: Map<string, Entry>;
  /** Counts how often it was emptied: what was read before must not be kept after. */
  emptied: number;
}

// Route bundles and the instrumentation are separate module graphs: what must be one lives on globalThis.
const shared = globalThis as typeof globalThis & { tocsinCredentials?: Held };

function held(): Held {
  shared.tocsinCredentials ??= { entries: new Map(), emptied: 0 };
  return shared.tocsinCredentials;
}

/** A kind of credential: its look-up, kept for a few seconds. */
export function cached<T>(kind: string, lookUp: (key: string) => Promise<T>) {
  return async (key: string, now: Date): Promise<T> => {
    const cache = held();
    const name = `${kind} ${key}`;
    const entry = cache.entries.get(name);
    // A clock that was set back must not keep an entry for ever.
    if (entry && Math.abs(now.getTime() - entry.readAt) < FRESH_MS) return ofItsKind<T>(entry);
    const before = cache.emptied;
    const value = await lookUp(key);
    // What does not exist is not kept: made-up keys would push out the real ones.
    if (cache.emptied === before && value !== null) {
      const oldest = cache.entries.size >= MOST_ENTRIES ? cache.entries.keys().next() : null;
      if (oldest && !oldest.done) cache.entries.delete(oldest.value);
      cache.entries.delete(name);
      cache.entries.set(name, { value, readAt: now.getTime() });
    }
    return value;
  };
}

/** Names carry their kind, and a kind has one look-up: what stands under a name is of its type. */
function ofItsKind<T>(entry: Entry): T {
  return entry.value as T;
}

/** Forgets every credential: the next call of each asks the database. */
export function forgetCredentials(): void {
  const cache = held();
  cache.entries.clear();
  cache.emptied++;
}

/**
 * Makes this process forget when `tx` commits, and tells the others. These changes are rare, so the
 * lock that a NOTIFY takes at commit costs nothing that matters, and none can be lost.
 */
export async function tellCredentialChange(tx: Tx): Promise<void> {
  onCommit(tx, forgetCredentials);
  await tx.$executeRaw`SELECT pg_notify(${CREDENTIALS_CHANNEL}, '')`;
}

/** As tellCredentialChange, for a change that needs no transaction. */
export async function announceCredentialChange(): Promise<void> {
  forgetCredentials();
  await prisma().$executeRaw`SELECT pg_notify(${CREDENTIALS_CHANNEL}, '')`;
}
