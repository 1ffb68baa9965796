/** Serving: database, first run, pages; and stopping all of it in order. Bundled to dist/serve.mjs. */
import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { followCredentialChanges } from "../lib/access/credential-news";
import { lastUsesWritten } from "../lib/access/last-use";
import { startJobs } from "../lib/alerts/jobs";
import { startWebhooks } from "../lib/alerts/webhooks/run";
import { ENDPOINTS } from "../lib/api/endpoints";
import { StartFault } from "../lib/db/start-fault";
import { env } from "../lib/env";
import { log } from "../lib/log";
import { boundBody } from "./server/bound-body";
import { openDatabase, prepareDatabase } from "./server/database";
import { openFastLane } from "./server/fast-lane";
import { firstRun } from "./server/first-run";
import { type Door, openDoor } from "./server/http";
import { protect } from "./server/protect";
import { prepareSecret } from "./server/secret";
import { openStatic } from "./server/static";
import { startSweeping } from "./server/sweeping";
import { watchDatabase } from "./server/watch";

const say = (progress: string) => console.log(`  ${progress} …`);

/** What has to end, the last begun first. */
const running: (() => Promise<unknown>)[] = [];

/**
 * Serves until it is told to stop. Never throws: what keeps it from starting is printed, and the
 * process ends with 1.
 */
export async function serve(options: { dev: boolean; demo: boolean }): Promise<void> {
  const started = start(options);
  stopOnSignals(started);
  try {
    await started;
  } catch (error) {
    await stop();
    console.error(error instanceof StartFault ? `\n${error.message}` : error);
    process.exit(1);
  }
}

async function start({ dev, demo }: { dev: boolean; demo: boolean }): Promise<void> {
  const { HOST, PORT, TOCSIN_URL } = settings();
  const door = await openDoor(HOST, PORT);
  const address = TOCSIN_URL?.replace(/\/$/, "") ?? `http://${readable(HOST)}:${door.port}`;
  process.env.NEXTAUTH_URL = address;
  prepareSecret();

  const database = await openDatabase({ serving: true, say });
  running.push(() => database.close());
  await prepareDatabase(database, say);
  running.push(lastUsesWritten, followCredentialChanges());
  running.push(startSweeping());
  if (database.embedded) watchDatabase(database, give);
  const told = await firstRun(address, demo);

  running.push(startJobs(), startWebhooks());
  await openPages(door, dev);
  running.push(() => door.close(3_000), endStreams);
  console.log(["", `Tocsin runs at ${address}`, ...told, `Stop it with Ctrl-C.`, ""].join("\n"));
}

function settings() {
  try {
    return env();
  } catch (cause) {
    throw new StartFault(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** An address that a browser can open: "all addresses" is none. */
function readable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function openPages(door: Door, dev: boolean): Promise<void> {
  const app = next({
    dev,
    dir: process.cwd(),
    hostname: env().HOST,
    port: door.port,
    // Next takes every connection that offers an upgrade and drops it: who only offers HTTP/2 in passing
    // (Java, curl --http2) would get no answer. Reloading pages as they change has a use for it, nothing else.
    httpServer: dev ? door.server : createServer(),
  });
  await app.prepare();
  running.push(() => app.close());
  const handle = app.getRequestHandler();
  const https = env().TOCSIN_URL?.startsWith("https://") ?? false;
  const serveStatic = dev ? () => false : await openStatic(join(process.cwd(), ".next/static"));
  // In development the routes change under us: only the framework knows the latest.
  const fastLane = dev || !env().TOCSIN_FAST_LANE ? async () => false : openFastLane(ENDPOINTS);
  door.open(async (request, response) => {
    if (serveStatic(request, response)) return;
    protect(request, response, { dev, https });
    if (await fastLane(request, response)) return;
    if (boundBody(request, response)) return;
    await handle(request, response);
  });
}

/** Event streams are open for ever; whoever opened them has left a way to end them. */
async function endStreams(): Promise<void> {
  const held: typeof globalThis & { tocsinOnShutdown?: Set<() => void> } = globalThis;
  for (const end of held.tocsinOnShutdown ?? []) end();
}

/** The database is gone for good. */
async function give(reason: string): Promise<never> {
  await stop();
  console.error(`\n${reason}`);
  process.exit(1);
}

let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const end of running.splice(0).reverse()) {
      await end().catch((err: unknown) => log().warn({ err }, "did not end cleanly"));
    }
  })();
  return stopping;
}

function stopOnSignals(started: Promise<void>): void {
  let told = 0;
  const end = async () => {
    // npm hands on the Ctrl-C that the terminal has sent already: only a later one means "at once".
    if (told > 0 && Date.now() - told > 1_000) process.exit(1);
    if (told > 0) return;
    told = Date.now();
    console.log("\n  Stopping …");
    // What is half begun cannot be ended; it soon is whole.
    await started.catch(() => {});
    await stop();
    process.exit(0);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  process.on("unhandledRejection", (err) => log().error({ err }, "unhandled rejection"));
}
