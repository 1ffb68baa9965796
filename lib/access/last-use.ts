/** "Last used" of keys and sessions: written beside the request, at most once a minute for each. */
const ONCE_IN_MS = 60_000;
const MOST_REMEMBERED = 50_000;

interface Marks {
  written: Map<string, number>;
  underWay: Set<Promise<unknown>>;
}

const shared = globalThis as typeof globalThis & { tocsinLastUse?: Marks };

function marks(): Marks {
  shared.tocsinLastUse ??= { written: new Map(), underWay: new Set() };
  return shared.tocsinLastUse;
}

/**
 * Starts `write` unless this credential was marked within the last minute, and does not wait for it. A
 * mark that fails is lost: it is a hint for people, and no request fails for it.
 */
export function markUse(credentialId: string, now: Date, write: () => Promise<unknown>): void {
  const { written, underWay } = marks();
  const last = written.get(credentialId);
  if (last !== undefined && Math.abs(now.getTime() - last) < ONCE_IN_MS) return;
  if (written.size >= MOST_REMEMBERED) written.clear();
  written.set(credentialId, now.getTime());
  const running = write()
    .catch(() => {})
    .finally(() => underWay.delete(running));
  underWay.add(running);
}

/** Waits for the marks that are being written: before the connections close. */
export async function lastUsesWritten(): Promise<void> {
  await Promise.all(marks().underWay);
}
