/** The language and the time zone in which a person reads, on whatever device they sign in. */
import type { Ctx } from "../context";
import { prisma } from "../db/client";
import { Refusal } from "../errors";
import { type ReadingInput, readingSchema } from "../schema/reader";
import { announceCredentialChange } from "./credential-cache";
import { readInput } from "./input";

/**
 * Keeps the actor's own choice; what is left out stays as it is. No ledger holds it: it is the person's
 * own, belongs to no organisation, and changes nothing but how pages are said.
 *
 * @throws Refusal invalid_request, insufficient_scope
 */
export async function chooseReading(ctx: Ctx, input: ReadingInput): Promise<void> {
  const data = readInput(readingSchema, input);
  if (ctx.actor.type !== "user")
    throw new Refusal("insufficient_scope", "Only people choose a language.");
  const { count } = await prisma().user.updateMany({ where: { id: ctx.actor.id }, data });
  if (count === 0) throw new Refusal("insufficient_scope", "Only people choose a language.");
  // Sessions carry both.
  await announceCredentialChange();
}
