/** How often somebody may try a password: for one account, and from one address. */
import { prisma } from "../db/client";
import { Refusal } from "../errors";
import { fingerprint } from "./secrets";

interface Allowance {
  burst: number;
  perSecond: number;
}

/** Ten guesses at once at one account, then one every thirty seconds: whoever mistypes gets in, a list of passwords does not. */
const FOR_ACCOUNT: Allowance = { burst: 10, perSecond: 1 / 30 };
/** An office behind one address signs in together; a machine that tries accounts one after the other does not get far. */
const FROM_ADDRESS: Allowance = { burst: 30, perSecond: 1 / 5 };

interface Bucket extends Allowance {
  name: string;
}

/** The buckets of an attempt. Accounts are named by a fingerprint: addresses are not for this table. */
function bucketsOf(attempt: { email: string; address: string }): Bucket[] {
  const account = Buffer.from(fingerprint(attempt.email)).toString("base64url");
  return [
    { name: `sign-in:account:${account}`, ...FOR_ACCOUNT },
    { name: `sign-in:address:${attempt.address}`, ...FROM_ADDRESS },
  ];
}

/**
 * Counts an attempt, whether or not there is such an account.
 *
 * @throws Refusal too_many_failures, with Retry-After in seconds
 */
export async function countAttempt(attempt: { email: string; address: string }): Promise<void> {
  for (const bucket of bucketsOf(attempt)) {
    if ((await take(bucket, 1)) >= 1) continue;
    throw new Refusal(
      "too_many_failures",
      "Too many attempts to sign in. Wait a little, then try again.",
      { headers: { "Retry-After": String(Math.ceil(1 / bucket.perSecond)) } },
    );
  }
}

/** Gives the attempt back: a right password is no guess. */
export async function forgiveAttempt(attempt: { email: string; address: string }): Promise<void> {
  for (const bucket of bucketsOf(attempt)) await take(bucket, -1);
}

async function take(bucket: Bucket, tokens: number): Promise<number> {
  const { name, perSecond, burst } = bucket;
  const [row] = await prisma().$queryRaw<{ granted: number }[]>`
    SELECT granted FROM rate_take(${name}, ${tokens}::float8, ${perSecond}::float8, ${burst}::float8)`;
  return row?.granted ?? 0;
}
