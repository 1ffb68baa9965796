/** The one Prisma client of a process, connected as the app role that row-level security binds. */
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { PrismaClient } from "./generated/client";

// Route bundles and the instrumentation are separate module graphs: what must be one lives on globalThis.
const held = globalThis as typeof globalThis & { tocsinPrisma?: PrismaClient };

export function prisma(): PrismaClient {
  held.tocsinPrisma ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_APP_URL,
      max: env().TOCSIN_DB_CONNECTIONS,
      connectionTimeoutMillis: 10_000,
    }),
    // The longer forms print the values of a failed call, and those belong to no log.
    errorFormat: "minimal",
    transactionOptions: { maxWait: 20_000, timeout: 30_000 },
  });
  return held.tocsinPrisma;
}

/** Closes the connections; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  await held.tocsinPrisma?.$disconnect();
  held.tocsinPrisma = undefined;
}
