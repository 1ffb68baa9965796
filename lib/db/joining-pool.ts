/**
 * Prisma inside a transaction that began without it. Where Prisma asks the pool for a connection in order to begin
 * one, it gets the connection of the transaction that is open, and its BEGIN and COMMIT are left to the one who
 * opened it.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** What sends Prisma's statements on the open transaction's connection, in their turn. */
type Send = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

type Connected = (
  err: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

const NOTHING = { rows: [], fields: [], rowCount: 0, command: "", oid: 0 };
const OPENERS_OWN = new Set(["BEGIN", "COMMIT", "ROLLBACK"]);

export class JoiningPool extends pg.Pool {
  readonly #joined = new AsyncLocalStorage<Send>();

  /** Runs `begin`, which begins a transaction of Prisma's, on the connection that `send` sends to. */
  join<T>(send: Send, begin: () => T): T {
    return this.#joined.run(send, begin);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    const send = this.#joined.getStore();
    return send ? Promise.resolve(stand(send)) : super.connect();
  }
}

/** As much of a connection as Prisma's adapter uses: it asks, listens for errors and gives back. */
function stand(send: Send): pg.PoolClient {
  const client = {
    query: (query: pg.QueryConfig) =>
      OPENERS_OWN.has(query.text) ? Promise.resolve(NOTHING) : send(query),
    on() {},
    removeListener() {},
    release() {},
  };
  return client as unknown as pg.PoolClient;
}
