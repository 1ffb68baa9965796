/** The connections of a process, as the app role that row-level security binds, and the one Prisma client on them. */
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { PrismaClient } from "./generated/client";
import { JoiningPool } from "./joining-pool";
import { type Outcome, Pipeline, type Row } from "./pipeline";
import type { Statement } from "./statement";
import { parameter } from "./values";

// Route bundles and the instrumentation are separate module graphs: what must be one lives on globalThis.
const held = globalThis as typeof globalThis & {
  tocsinPool?: JoiningPool;
  tocsinPrisma?: PrismaClient;
};

export const TRANSACTION_MS = { toBegin: 20_000, toEnd: 30_000 };

export function pool(): JoiningPool {
  if (held.tocsinPool) return held.tocsinPool;
  const opened = new JoiningPool({
    connectionString: env().DATABASE_APP_URL,
    max: env().TOCSIN_DB_CONNECTIONS,
    connectionTimeoutMillis: TRANSACTION_MS.toBegin,
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

/** The rows of one statement outside any transaction: it sees no organisation's data. */
export async function lookUp<Found>(
  { name, text }: Statement<Found>,
  values: readonly unknown[],
): Promise<Found[]> {
  const client = await pool().connect();
  try {
    const { rows } = await new Promise<Outcome>((gave, failed) => {
      client.query(new Pipeline([{ name, text, values: values.map(parameter), gave, failed }]));
    });
    return found(rows);
  } finally {
    client.release();
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
