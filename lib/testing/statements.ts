/** The statements that the app sends to PostgreSQL, as its driver sends them. */
import pg from "pg";
import { z } from "zod";
import { LEDGER_CHANNEL } from "../ledger/announce";

const sentSchema = z.union([
  z.string(),
  z.object({ text: z.string(), values: z.array(z.unknown()).optional() }),
]);

let heard: string[] | null = null;

/**
 * Runs `act` and gives the texts of the statements that the app sent meanwhile, in order: each is one way to
 * the database and back, BEGIN and COMMIT too. What tests ask as the owner is not among them, nor the call
 * that wakes readers of the ledger: it is one for many requests, made after they were answered.
 */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const mine: string[] = [];
  listen();
  heard = mine;
  try {
    await act();
  } finally {
    heard = null;
  }
  return mine;
}

let listening = false;

/** Puts an ear to every connection that the driver opens, once. */
function listen(): void {
  if (listening) return;
  listening = true;
  const query = pg.Client.prototype.query;
  const heeding = function (this: pg.Client, ...said: unknown[]): unknown {
    if (heard && this.user?.endsWith("_app")) note(heard, said[0]);
    return Reflect.apply(query, this, said);
  };
  pg.Client.prototype.query = heeding as typeof query;
}

function note(into: string[], said: unknown): void {
  const sent = sentSchema.safeParse(said);
  const text = typeof sent.data === "string" ? sent.data : (sent.data?.text ?? "(a query object)");
  const values = typeof sent.data === "string" ? [] : (sent.data?.values ?? []);
  if (text.includes("pg_notify") && values.includes(LEDGER_CHANNEL)) return;
  into.push(text);
}
