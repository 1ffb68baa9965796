/** The connections of a process, as the app role that row-level security binds, and the one Prisma client on them. */
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { isGone } from "./faults";
import { PrismaClient } from "./generated/client";
import { JoiningPool } from "./joining-pool";
import { type Outcome, Pipeline, type Row } from "./pipeline";
import { noConnection } from "./refusals";
import type { Statement } from "./statement";
import { parameter } from "./values";

// Route bundles and the instrumentation are separate module graphs: what must be one lives on globalThis.
const held = globalThis as typeof globalThis & {
  tocsinPool?: JoiningPool;
  tocsinPrisma?: PrismaClient;
};

export const TRANSACTION_MS = { toBegin: 20_000, toEnd: 30_000 };

/**
 * What each connection begins with, whatever the server's own settings: values are read in these forms, and no
 * statement outlasts the transaction that it was meant for, not even where its caller has gone.
 */
export const SESSION = [
  "SET timezone = 'UTC'",
  "SET datestyle = 'ISO, YMD'",
  "SET intervalstyle = 'postgres'",
  "SET bytea_output = 'hex'",
  "SET standard_conforming_strings = on",
  "SET default_transaction_isolation = 'read committed'",
  `SET statement_timeout = ${TRANSACTION_MS.toEnd}`,
  `SET idle_in_transaction_session_timeout = ${2 * TRANSACTION_MS.toEnd}`,
].join("; ");

export function pool(): JoiningPool {
  if (held.tocsinPool) return held.tocsinPool;
  const opened = new JoiningPool({
    connectionString: env().DATABASE_APP_URL,
    max: env().TOCSIN_DB_CONNECTIONS,
    connectionTimeoutMillis: TRANSACTION_MS.toBegin,
    onConnect: async (client) => {
      await client.query(SESSION);
    },
  });
  // A connection that breaks fails the statement that it carries; by itself it is no fault of the process.
  opened.on("error", () => {});
  opened.on("connect", (client) => client.on("error", () => {}));
  held.tocsinPool = opened;
  return opened;
}

export function prisma(): PrismaClient {
  held.tocsinPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    // The longer forms print the values of a failed call, and those belong to no log.
    errorFormat: "minimal",
    transactionOptions: { maxWait: TRANSACTION_MS.toBegin, timeout: TRANSACTION_MS.toEnd },
  });
  return held.tocsinPrisma;
}

/**
 * The rows of one statement outside any transaction: it sees no organisation's data.
 *
 * @throws Refusal unavailable where there is no connection
 */
export async function lookUp<Found>(
  { name, text }: Statement<Found>,
  values: readonly unknown[],
): Promise<Found[]> {
  try {
    const client = await pool().connect();
    // Of a connection on which something failed nobody knows what else it says.
    let failed = true;
    try {
      const { rows } = await new Promise<Outcome>((gave, threw) => {
        const sending = { name, text, values: values.map(parameter), gave, failed: threw };
        client.query(new Pipeline([sending]));
      });
      failed = false;
      return found(rows);
    } finally {
      client.release(failed);
    }
  } catch (thrown) {
    throw isGone(thrown) ? noConnection(thrown) : thrown;
  }
}

/** The rows of a statement as it was declared to give them. */
export function found<Found>(rows: Row[]): Found[] {
  return rows as Found[];
}

/** Closes the connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  await held.tocsinPrisma?.$disconnect();
  held.tocsinPrisma = undefined;
  await held.tocsinPool?.end();
  held.tocsinPool = undefined;
}
