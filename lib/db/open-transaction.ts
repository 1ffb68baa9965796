/**
 * One transaction on one connection. Statements that are asked for in the same turn travel together, and those
 * that nobody waits for travel with the next that somebody does, BEGIN and COMMIT too. Prisma joins it when
 * it is first needed.
 */
import type pg from "pg";
import { found, pool, prisma, TRANSACTION_MS } from "./client";
import type { Prisma } from "./generated/client";
import { type Outcome, Pipeline, type Sending } from "./pipeline";
import type { Statement } from "./statement";
import { parameter } from "./values";

/** It ran past its end and was rolled back, or a statement of it had failed before. */
export class TransactionEnded extends Error {}

export class OpenTransaction {
  readonly #connected: Promise<pg.PoolClient>;
  readonly #timer: ReturnType<typeof setTimeout>;
  #waiting: Sending[] = [];
  #ended = false;
  #failure: { cause: unknown } | undefined;
  #joined: Promise<Prisma.TransactionClient> | undefined;
  #endJoined: (() => void) | undefined;
  #joinedDone: Promise<unknown> | undefined;
  readonly acts = new Set<() => void>();

  constructor(readOnly: boolean) {
    this.#connected = pool().connect();
    this.#timer = setTimeout(() => void this.rollback(), TRANSACTION_MS.toEnd);
    this.#timer.unref();
    this.later(readOnly ? BEGIN_READING : BEGIN, []);
  }

  /** The first failure of a statement that nobody waited for. */
  get failure(): { cause: unknown } | undefined {
    return this.#failure;
  }

  /** A statement whose rows somebody waits for. */
  async rows<Found>(asked: Statement<Found>, values: readonly unknown[]): Promise<Found[]> {
    return found((await this.#ask(asked, values)).rows);
  }

  /** How many rows a statement wrote. */
  async count(asked: Statement<unknown>, values: readonly unknown[]): Promise<number> {
    return (await this.#ask(asked, values)).count;
  }

  /** A statement that nobody waits for: when it fails, the transaction fails at its end. */
  later({ name, text }: Statement<unknown>, values: readonly unknown[]): void {
    this.#add({ name, text, values: values.map(parameter) });
  }

  #ask({ name, text }: Statement<unknown>, values: readonly unknown[]): Promise<Outcome> {
    return new Promise((gave, failed) => {
      this.#add({ name, text, values: values.map(parameter), gave, failed });
      if (this.#waiting.length > 0) queueMicrotask(() => void this.#send());
    });
  }

  #add(sending: Sending): void {
    if (this.#ended) throw new TransactionEnded("The transaction has ended.");
    this.#waiting.push(sending);
  }

  /** Sends what waits, in one go. */
  async #send(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const client = await this.#connected.catch((cause) => this.#unconnected(cause));
    // Meanwhile others may have been asked for: they go along. Or somebody else sent all.
    const sending = this.#waiting;
    this.#waiting = [];
    if (!client || sending.length === 0) return;
    client.query(
      new Pipeline(sending, (cause) => {
        this.#failure ??= { cause };
      }),
    );
  }

  #unconnected(cause: unknown): undefined {
    const failed = new TransactionEnded("There was no connection.", { cause });
    for (const each of this.#waiting.splice(0)) each.failed?.(failed);
    this.#failure ??= { cause: failed };
    return undefined;
  }

  /** Prisma's client on this transaction, which it joins the first time. */
  prisma(): Promise<Prisma.TransactionClient> {
    this.#joined ??= new Promise((joined, failed) => {
      const send = async (query: pg.QueryConfig) => {
        await this.#send();
        const client = await this.#connected;
        return client.query(query);
      };
      this.#joinedDone = pool()
        .join(send, () =>
          prisma().$transaction((tx) => {
            joined(tx);
            return new Promise<void>((end) => {
              this.#endJoined = end;
            });
          }),
        )
        .catch(failed);
    });
    return this.#joined;
  }

  /** @throws what a statement that nobody waited for threw; then nothing is kept */
  async commit(): Promise<void> {
    if (this.#ended) throw new TransactionEnded("The transaction took too long.");
    await this.#leavePrisma();
    const { done } = await this.#ask(COMMIT, []);
    // After a failure that somebody caught, COMMIT rolls back and says so.
    if (done !== "COMMIT")
      throw this.#failure?.cause ?? new TransactionEnded("It was rolled back.");
    await this.#end();
  }

  /** Ends a transaction that wrote nothing; nobody waits for it. */
  finish(): void {
    if (this.#ended) return;
    this.commit().catch(() => this.rollback());
  }

  /** Takes everything back. Never throws. */
  async rollback(): Promise<void> {
    if (this.#ended) return;
    const began = !this.#waiting.some(
      ({ name }) => name === BEGIN.name || name === BEGIN_READING.name,
    );
    this.#ended = true;
    const waiting = this.#waiting.splice(0);
    const ended = new TransactionEnded("The transaction took too long.");
    for (const each of waiting) each.failed?.(ended);
    await this.#leavePrisma().catch(() => {});
    const client = await this.#connected.catch(() => undefined);
    if (began) await client?.query("ROLLBACK").catch(() => {});
    await this.#end();
  }

  async #leavePrisma(): Promise<void> {
    this.#endJoined?.();
    await this.#joinedDone;
  }

  async #end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    const client = await this.#connected.catch(() => undefined);
    client?.release();
  }
}

const BEGIN: Statement<never> = { name: "begin", text: "BEGIN" };
const BEGIN_READING: Statement<never> = { name: "begin reading", text: "BEGIN READ ONLY" };
const COMMIT: Statement<never> = { name: "commit", text: "COMMIT" };
