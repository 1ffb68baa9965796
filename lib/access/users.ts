/** Accounts of people. An account alone may do nothing: memberships give roles. */
import type { Ctx } from "../context";
import { type Tx, transact } from "../db/transaction";
import { Refusal } from "../errors";
import { newId } from "../ids";
import { type AccountInput, accountSchema } from "../schema/sign-in";
import { readInput } from "./input";
import { hashPassword } from "./passwords";
import { requireSystem } from "./system";

export interface User {
  id: string;
  email: string;
  name: string;
}

/**
 * Makes an account; the system alone does so, everybody else comes in by invitation or set-up. It
 * belongs to no organisation yet, so no ledger holds it: the membership that follows is recorded.
 *
 * @throws Refusal conflict when the address has an account, invalid_request, insufficient_scope
 */
export async function createUser(ctx: Ctx, input: AccountInput): Promise<User> {
  requireSystem(ctx);
  const { password, ...account } = readInput(accountSchema, input);
  const passwordHash = await hashPassword(password);
  return transact(ctx, (tx) => insertUser(tx, ctx.now, { ...account, passwordHash }));
}

/** Writes an account. @throws Refusal conflict when the address has one already */
export async function insertUser(
  tx: Tx,
  now: Date,
  account: { email: string; name: string; passwordHash: string },
): Promise<User> {
  const id = newId(now);
  const { count } = await tx.user.createMany({
    data: [{ id, ...account, createdAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new Refusal("conflict", "There is an account with this e-mail address already.");
  }
  return { id, email: account.email, name: account.name };
}
