/** The statements that the app sends to PostgreSQL, as they go over the wire, whoever made them. */
import pg from "pg";
import { SESSION } from "../db/client";
import { LEDGER_CHANNEL } from "../ledger/announce";

let heard: string[] | null = null;

/**
 * Runs `act` and gives the texts of the statements that were sent meanwhile, in order, BEGIN and COMMIT too;
 * several may have gone together. Not among them is the call that wakes readers of the ledger: it is one for many
 * requests, made after they were answered.
 */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const mine: string[] = [];
  heard = mine;
  try {
    await act();
    // The end of a transaction that only read is on its way when the answer is there.
    await new Promise(setImmediate);
  } finally {
    heard = null;
  }
  return mine;
}

/** Texts by the names under which they were prepared. */
const texts = new Map<string, string>();
let unnamed = "";

// Every connection of the driver has an ear from the first: later it would not know what was prepared.
const connection = pg.Connection.prototype;
const { query, parse, bind } = connection;

connection.query = function (text) {
  // With this a connection begins, whoever opens it.
  if (text !== SESSION) heard?.push(text);
  return query.call(this, text);
};

connection.parse = function (said, ...more) {
  if (said.name) texts.set(said.name, said.text);
  else unnamed = said.text;
  return parse.call(this, said, ...more);
};

connection.bind = function (said, ...more) {
  const name = said?.statement;
  const values: readonly unknown[] = said?.values ?? [];
  const text = name ? (texts.get(name) ?? name) : unnamed;
  if (!text.includes("pg_notify") || !values.includes(LEDGER_CHANNEL)) heard?.push(text);
  return bind.call(this, said, ...more);
};
