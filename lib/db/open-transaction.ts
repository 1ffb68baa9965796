/**
 * One transaction on one connection. Statements that are asked for in the same turn travel together, and those
 * that nobody waits for travel with the next that somebody does, BEGIN and COMMIT too. Prisma joins it when
 * it is first needed.
 */
import type pg from "pg";
import { found, pool, prisma, TRANSACTION_MS } from "./client";
import { isSettled } from "./faults";
import type { Prisma } from "./generated/client";
import { type Outcome, Pipeline, type Sending } from "./pipeline";
import type { Statement } from "./statement";
import { parameter } from "./values";

/** It ran past its end and was rolled back, or a statement of it had failed before. */
export class TransactionEnded extends Error {}

/** The connection broke off at COMMIT: whether it was kept is not known. */
export class CommitUnknown extends Error {}

export class OpenTransaction {
  readonly #connected: Promise<pg.PoolClient>;
  readonly #timer: ReturnType<typeof setTimeout>;
  #waiting: Sending[] = [];
  /** Takes no more statements. */
  #closed = false;
  /** The connection is not ours any more. */
  #givenBack = false;
  #expired = false;
  #failure: { cause: unknown } | undefined;
  #joined: Promise<Prisma.TransactionClient> | undefined;
  #endJoined: (() => void) | undefined;
  #joinedDone: Promise<unknown> | undefined;
  readonly acts = new Set<() => void>();

  constructor(readOnly: boolean) {
    this.#connected = pool().connect();
    // Whoever asks for a statement hears of it; where nobody does yet, it is no fault of the process.
    this.#connected.catch(() => undefined);
    this.#timer = setTimeout(() => this.#expire(), TRANSACTION_MS.toEnd);
    this.#timer.unref();
    this.later(readOnly ? BEGIN_READING : BEGIN, []);
  }

  /** The first failure of a statement that nobody waited for. */
  get failure(): { cause: unknown } | undefined {
    return this.#failure;
  }

  /** Whether it ran past its end. */
  get expired(): boolean {
    return this.#expired;
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
    this.#requireOpen();
    this.#waiting.push(sending);
  }

  #requireOpen(): void {
    if (this.#expired) throw new TransactionEnded("The transaction took too long.");
    if (this.#closed) throw new TransactionEnded("The transaction has ended.");
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
    this.#failWaiting(failed);
    this.#failure ??= { cause: failed };
    return undefined;
  }

  #failWaiting(cause: Error): void {
    for (const each of this.#waiting.splice(0)) each.failed?.(cause);
  }

  /** Prisma's client on this transaction, which it joins the first time. */
  prisma(): Promise<Prisma.TransactionClient> {
    this.#joined ??= new Promise((joined, failed) => {
      this.#requireOpen();
      // Known before Prisma has begun: whoever ends the transaction meanwhile does not wait for nothing.
      const left = new Promise<void>((end) => {
        this.#endJoined = end;
      });
      const send = async (query: pg.QueryConfig) => {
        await this.#send();
        const client = await this.#connected;
        // What comes too late would meet another's transaction on the connection.
        this.#requireOpen();
        return client.query(query);
      };
      const begin = () =>
        prisma().$transaction((tx) => {
          joined(tx);
          return left;
        });
      this.#joinedDone = pool().join(send, begin).catch(failed);
    });
    return this.#joined;
  }

  /**
   * @throws what a statement that nobody waited for threw; then nothing is kept
   * @throws CommitUnknown
   */
  async commit(): Promise<void> {
    this.#requireOpen();
    await this.#leavePrisma();
    const answer = this.#ask(COMMIT, []);
    this.#closed = true;
    // Cut short now, nobody would know whether it was kept: it has as long again.
    this.#timer.refresh();
    const { done } = await answer.catch((cause: unknown) => {
      const isKnown = cause instanceof TransactionEnded || isSettled(cause);
      throw isKnown ? cause : new CommitUnknown("COMMIT had no answer.", { cause });
    });
    // After a failure that somebody caught, COMMIT rolls back and says so.
    if (done !== "COMMIT")
      throw this.#failure?.cause ?? new TransactionEnded("It was rolled back.");
    await this.#giveBack(false);
  }

  /** Ends a transaction that wrote nothing; nobody waits for it. */
  finish(): void {
    this.commit().catch(() => this.rollback());
  }

  /** Takes everything back. Never throws. */
  async rollback(): Promise<void> {
    if (this.#givenBack) return;
    const began = !this.#waiting.some(
      ({ name }) => name === BEGIN.name || name === BEGIN_READING.name,
    );
    this.#closed = true;
    this.#failWaiting(new TransactionEnded("The transaction has ended."));
    await this.#leavePrisma().catch(() => undefined);
    const client = await this.#connected.catch(() => undefined);
    const left = !began || (await client?.query("ROLLBACK").catch(() => undefined));
    await this.#giveBack(!left);
  }

  /**
   * Its time is up, wherever it stands. The connection is cut, so that whoever waits for an answer hears, and the
   * database takes back what was not committed: asked for in its turn, ROLLBACK would wait behind what hangs.
   */
  #expire(): void {
    this.#expired = true;
    this.#closed = true;
    this.#failWaiting(new TransactionEnded("The transaction took too long."));
    this.#endJoined?.();
    void this.#giveBack(true);
  }

  async #leavePrisma(): Promise<void> {
    this.#endJoined?.();
    await this.#joinedDone;
  }

  /** Gives the connection back, once; `cut` where it must not serve another. */
  async #giveBack(cut: boolean): Promise<void> {
    if (this.#givenBack) return;
    this.#givenBack = true;
    clearTimeout(this.#timer);
    const client = await this.#connected.catch(() => undefined);
    client?.release(cut);
  }
}

const BEGIN: Statement<never> = { name: "begin", text: "BEGIN" };
const BEGIN_READING: Statement<never> = { name: "begin reading", text: "BEGIN READ ONLY" };
const COMMIT: Statement<never> = { name: "commit", text: "COMMIT" };
