/** The only way to the tenant tables: one transaction that knows whose organisations it may see. */
import { type Ctx, visibleOrgs } from "../context";
import { Refusal } from "../errors";
import { isAfterFailure, isGone } from "./faults";
import { Prisma } from "./generated/client";
import { CommitUnknown, OpenTransaction, TransactionEnded } from "./open-transaction";
import { noConnection, tooBusy, unknownWhether } from "./refusals";
import { statement } from "./statement";

/** Typed SQL (statement.ts), and beside it Prisma's client, which joins when it is first asked. */
export type Tx = Prisma.TransactionClient & Pick<OpenTransaction, "rows" | "count" | "later">;

const opened = new WeakMap<Tx, OpenTransaction>();

/** Runs `act` once when the outermost transaction of `tx` has committed; the same function only once. */
export function onCommit(tx: Tx, act: () => void): void {
  opened.get(tx)?.acts.add(act);
}

/**
 * Runs `work` in a transaction bound to the actor's organisations, or joins the one that is open.
 *
 * @param orgs the organisations it may see; the actor's own unless told otherwise (a new organisation
 *   is not yet among them)
 */
export async function transact<T>(
  ctx: Ctx,
  work: (tx: Tx) => Promise<T>,
  orgs?: readonly string[],
): Promise<T> {
  if (ctx.tx) {
    if (orgs) seeOnly(ctx.tx, orgs);
    return work(ctx.tx);
  }
  const open = new OpenTransaction(false);
  const result = await carriedOut(open, orgs ?? visibleOrgs(ctx), work, () => open.commit());
  for (const act of open.acts) act();
  return result;
}

/** As transact(), for work that only reads: PostgreSQL refuses it a write, and nobody waits for its end. */
export async function look<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  const open = new OpenTransaction(true);
  return carriedOut(open, visibleOrgs(ctx), work, () => open.finish());
}

/** Runs `work` in a transaction that is nobody's: it sees no organisation's data unless it says so itself. */
export async function transactUnbound<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const open = new OpenTransaction(false);
  const result = await carriedOut(open, null, work, () => open.commit());
  for (const act of open.acts) act();
  return result;
}

async function carriedOut<T>(
  open: OpenTransaction,
  orgs: readonly string[] | null,
  work: (tx: Tx) => Promise<T>,
  end: () => Promise<void> | void,
): Promise<T> {
  try {
    const tx = txOf(open);
    if (orgs) seeOnly(tx, orgs);
    const result = await work(tx);
    await end();
    return result;
  } catch (thrown) {
    await open.rollback();
    throw said(isAfterFailure(thrown) ? (open.failure?.cause ?? thrown) : thrown, open.expired);
  }
}

/** What is thrown to whoever asked: a Refusal where the database is at fault and not the statement. */
function said(thrown: unknown, expired: boolean): unknown {
  if (thrown instanceof CommitUnknown) return unknownWhether(thrown);
  if (thrown instanceof Refusal) return thrown;
  const cause = thrown instanceof TransactionEnded ? (thrown.cause ?? thrown) : thrown;
  if (!expired && isGone(cause)) return noConnection(cause);
  return expired || ranOut(thrown) ? tooBusy(thrown) : thrown;
}

/** A transaction that could not begin in time, or ran past its end and was rolled back: ours, or Prisma's in it. */
const ranOut = (thrown: unknown) =>
  thrown instanceof TransactionEnded ||
  (thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === "P2028");

const SEE = statement<unknown>("see", "SELECT set_config('tocsin.orgs', $1, true)");

function seeOnly(tx: Tx, orgs: readonly string[]): void {
  tx.later(SEE, [orgs.join(",")]);
}

/** Prisma's names for tables. */
const MODELS = new Set<string>(
  Object.values(Prisma.ModelName).map((name) => name.charAt(0).toLowerCase() + name.slice(1)),
);

type Raw = TemplateStringsArray | Prisma.Sql;

const written = (raw: Raw, values: unknown[]) =>
  raw instanceof Prisma.Sql ? raw : Prisma.sql(raw, ...values);

const unnamed = (text: string) => statement<Record<string, unknown>>("", text);

/**
 * The transaction as verbs use it. SQL goes straight to its connection, and Prisma is woken by the first use of
 * one of its models: whoever uses none never pays for it.
 */
function txOf(open: OpenTransaction): Tx {
  const own = {
    rows: open.rows.bind(open),
    count: open.count.bind(open),
    later: open.later.bind(open),
    $queryRaw(raw: Raw, ...said: unknown[]) {
      const { text, values } = written(raw, said);
      return open.rows(unnamed(text), values);
    },
    $executeRaw(raw: Raw, ...said: unknown[]) {
      const { text, values } = written(raw, said);
      return open.count(unnamed(text), values);
    },
    $queryRawUnsafe: (text: string, ...values: unknown[]) => open.rows(unnamed(text), values),
    $executeRawUnsafe: (text: string, ...values: unknown[]) => open.count(unnamed(text), values),
  };
  const models = new Map<string, object>();
  const tx = new Proxy(own, {
    get(_own, name) {
      if (typeof name !== "string" || !MODELS.has(name)) return Reflect.get(own, name);
      const model = models.get(name) ?? modelOf(open, name);
      models.set(name, model);
      return model;
    },
  });
  return known(tx, open);
}

/** A model of Prisma's, each of whose calls waits until Prisma has joined. */
function modelOf(open: OpenTransaction, name: string): object {
  return new Proxy(
    {},
    {
      get: (_none, verb) => async (asked: unknown) => {
        const model: unknown = Reflect.get(await open.prisma(), name);
        const call: unknown = Reflect.get(Object(model), verb);
        if (typeof call !== "function")
          throw new TypeError(`Prisma has no ${name}.${String(verb)}`);
        return call.call(model, asked);
      },
    },
  );
}

/** The object above answers to all that Tx names: its own members, and every model by its name. */
function known(tx: object, open: OpenTransaction): Tx {
  const whole = tx as Tx;
  opened.set(whole, open);
  return whole;
}
