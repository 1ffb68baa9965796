/** Hearing from other processes that a credential changed: one LISTEN connection. */
import pg from "pg";
import { env } from "../env";
import { CREDENTIALS_CHANNEL, forgetCredentials } from "./credential-cache";

const RETRY_MS = 1_000;

/**
 * Forgets the cached credentials whenever any process (another node, the command line) changes one. A
 * server calls it once. While the connection is down, what is cached lives its few seconds.
 *
 * @returns ends it
 */
export function followCredentialChanges(): () => Promise<void> {
  let client: pg.Client | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  function connect(): void {
    const opened = new pg.Client({
      connectionString: env().DATABASE_APP_URL,
      application_name: "tocsin credentials",
      keepAlive: true,
    });
    client = opened;
    const lost = () => {
      if (ended || client !== opened) return;
      client = undefined;
      opened.end().catch(() => {});
      retry = setTimeout(connect, RETRY_MS);
      retry.unref();
    };
    opened.on("notification", forgetCredentials);
    opened.on("error", lost);
    opened.on("end", lost);
    opened
      .connect()
      .then(() => opened.query(`LISTEN ${CREDENTIALS_CHANNEL}`))
      // What was said while nobody listened is unknown.
      .then(forgetCredentials)
      .catch(lost);
  }

  connect();
  return async () => {
    ended = true;
    clearTimeout(retry);
    await client?.end().catch(() => {});
  };
}
