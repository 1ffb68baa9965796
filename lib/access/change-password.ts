/** Another password: chosen by its person, or set by the command line for somebody who lost theirs. */
import type { Ctx } from "../context";
import { prisma } from "../db/client";
import { notFound, Refusal } from "../errors";
import {
  type ChangePasswordInput,
  changePasswordSchema,
  email as emailSchema,
  newPassword,
} from "../schema/sign-in";
import { readInput } from "./input";
import { hashPassword, verifyPassword } from "./passwords";
import { endAllSessions, endOtherSessions } from "./sessions";
import { requireSystem } from "./system";
import { countAttempt, forgiveAttempt } from "./throttle";

/**
 * Changes the actor's own password and ends their other sessions. Wrong guesses at the current one
 * count like those at sign-in.
 *
 * @param at the session that goes on, and the network address that asks
 * @throws Refusal invalid_request (also for a wrong current password), too_many_failures
 */
export async function changePassword(
  ctx: Ctx,
  input: ChangePasswordInput,
  at: { sessionId: string; address: string },
): Promise<void> {
  const { current, password } = readInput(changePasswordSchema, input);
  const user =
    ctx.actor.type === "user"
      ? await prisma().user.findUnique({ where: { id: ctx.actor.id } })
      : null;
  if (!user) throw new Refusal("insufficient_scope", "Only people have a password.");
  const attempt = { email: user.email, address: at.address };
  await countAttempt(attempt);
  if (!(await verifyPassword(user.passwordHash, current))) throw wrongPassword();
  await forgiveAttempt(attempt);
  await keep(user.id, password);
  await endOtherSessions(ctx, at.sessionId);
}

/**
 * Sets somebody's password and ends all their sessions; for the system alone.
 *
 * @throws Refusal not_found, invalid_request, insufficient_scope
 */
export async function resetPassword(ctx: Ctx, email: string, password: string): Promise<void> {
  requireSystem(ctx);
  const wanted = readInput(newPassword, password);
  const user = await prisma().user.findUnique({ where: { email: readInput(emailSchema, email) } });
  if (!user) throw notFound();
  await keep(user.id, wanted);
  await endAllSessions({ ...ctx, actor: { type: "user", id: user.id, name: user.name } });
}

async function keep(userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await prisma().user.update({ where: { id: userId }, data: { passwordHash } });
}

function wrongPassword(): Refusal {
  return new Refusal("invalid_request", "The current password is wrong.", {
    faults: [
      {
        pointer: "/current",
        detail: "This is not the password that you use now.",
        fix: "Enter the password that you sign in with.",
      },
    ],
  });
}
