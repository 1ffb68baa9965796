/** The only way to the tenant tables: one transaction that knows whose organisations it may see. */
import { type Ctx, visibleOrgs } from "../context";
import { Refusal } from "../errors";
import { prisma } from "./client";
import { Prisma } from "./generated/client";

export type Tx = Prisma.TransactionClient;

const afterCommit = new WeakMap<Tx, Set<() => void>>();

/** Runs `act` once when the outermost transaction of `tx` has committed; the same function only once. */
export function onCommit(tx: Tx, act: () => void): void {
  afterCommit.get(tx)?.add(act);
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
    if (orgs) await seeOnly(ctx.tx, orgs);
    return work(ctx.tx);
  }
  const acts = new Set<() => void>();
  const result = await prisma()
    .$transaction(async (tx) => {
      afterCommit.set(tx, acts);
      await seeOnly(tx, orgs ?? visibleOrgs(ctx));
      return work(tx);
    })
    .catch((thrown: unknown) => {
      throw ranOut(thrown) ? tooBusy() : thrown;
    });
  for (const act of acts) act();
  return result;
}

/** Prisma's code for a transaction that could not begin in time, or ran past its end and was rolled back. */
const ranOut = (thrown: unknown) =>
  thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === "P2028";

function tooBusy(): Refusal {
  return new Refusal(
    "unavailable",
    "The database was too busy to finish this in time. Nothing of it was kept: send it again, smaller if it was large.",
    { headers: { "Retry-After": "2" } },
  );
}

async function seeOnly(tx: Tx, orgs: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT set_config('tocsin.orgs', ${orgs.join(",")}, true)`;
}
