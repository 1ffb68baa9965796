/** Telling all processes that the ledger grew. */
import { lookUp } from "../db/client";
import { statement } from "../db/statement";

/** The PostgreSQL channel; it carries no contents, readers look for themselves. */
export const LEDGER_CHANNEL = "tocsin_ledger";

/** How long bursts gather before the call. */
export const ANNOUNCE_AFTER_MS = 15;

const WAKE = statement<unknown>("wake", "SELECT pg_notify($1, '')");

let pending: ReturnType<typeof setTimeout> | undefined;

/**
 * Wakes the readers soon. Called after the commit, because NOTIFY inside a transaction takes a lock over
 * the whole database while it commits; bursts become one call. Losing it costs a second: readers poll too.
 */
export function announce(): void {
  pending ??= setTimeout(async () => {
    pending = undefined;
    await lookUp(WAKE, [LEDGER_CHANNEL]).catch(() => {});
  }, ANNOUNCE_AFTER_MS);
  pending.unref();
}
