/** Being told at once that the ledger grew: one LISTEN connection, opened again when it breaks. */
import pg from "pg";
import { env } from "../env";
import { LEDGER_CHANNEL } from "../ledger/announce";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Calls `act` whenever any process says that the ledger grew, and once after each (re)connection. It may
 * miss calls while the connection is down: who needs all of them polls besides.
 *
 * @returns ends it
 */
export function onLedgerGrowth(act: () => void): () => void {
  let ended = false;
  let client: pg.Client | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;

  function again(broken: pg.Client): void {
    if (ended || client !== broken) return;
    client = undefined;
    broken.end().catch(() => {});
    retry = setTimeout(connect, waitMs);
    retry.unref();
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }

  function connect(): void {
    const opened = new pg.Client({
      connectionString: env().DATABASE_APP_URL,
      application_name: "tocsin live",
      keepAlive: true,
    });
    client = opened;
    opened.on("notification", act);
    opened.on("error", () => again(opened));
    opened.on("end", () => again(opened));
    opened
      .connect()
      .then(() => opened.query(`LISTEN ${LEDGER_CHANNEL}`))
      .then(() => {
        waitMs = FIRST_WAIT_MS;
        act();
      })
      .catch(() => again(opened));
  }

  connect();
  return () => {
    ended = true;
    clearTimeout(retry);
    client?.end().catch(() => {});
    client = undefined;
  };
}
