/** Signing in with e-mail and password. */
import { prisma } from "../db/client";
import { Refusal } from "../errors";
import { email as emailSchema } from "../schema/sign-in";
import { verifyPassword } from "./passwords";
import { beginSession, type DeviceReading } from "./sessions";
import { countAttempt, forgiveAttempt } from "./throttle";

export interface SignedIn {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  /** When the session ends at the latest. */
  expiresAt: Date;
}

/**
 * Begins a session for whoever knows the password. An unknown account gets the same answer after the
 * same work.
 *
 * @throws Refusal unauthenticated, too_many_failures
 */
export async function signIn(input: {
  email: string;
  password: string;
  address: string;
  userAgent: string;
  device?: DeviceReading;
  now: Date;
}): Promise<SignedIn> {
  const { address, userAgent, device, now } = input;
  const email = emailSchema.safeParse(input.email).data ?? null;
  const attempt = { email: email ?? input.email.trim().toLowerCase(), address };
  await countAttempt(attempt);
  // What is no address at all is nobody's: it costs the same look-up, so that time does not tell.
  const user = await prisma().user.findUnique({ where: { email: email ?? "" } });
  const fits = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !fits) {
    throw new Refusal("unauthenticated", "The e-mail address or the password is wrong.");
  }
  await forgiveAttempt(attempt);
  const session = await beginSession({ userId: user.id, userAgent, address, device, now });
  return {
    sessionId: session.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    expiresAt: session.expiresAt,
  };
}
