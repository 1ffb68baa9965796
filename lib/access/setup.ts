/** The first organisation and its owner: by a one-time link, or unattended from the environment. */
import { type Ctx, visibleOrgs } from "../context";
import { prisma } from "../db/client";
import { type Tx, transact } from "../db/transaction";
import { env } from "../env";
import { Refusal } from "../errors";
import { newId } from "../ids";
import { setupSchema } from "../schema/sign-in";
import { readInput } from "./input";
import { insertMembership } from "./members";
import { insertOrganisation } from "./organisations";
import { hashPassword } from "./passwords";
import { fingerprint, newSecret } from "./secrets";
import { systemCtxNowhere } from "./system";
import { insertUser } from "./users";

/** One row of `setting`: { "done": boolean, "token": SHA-256 of the link's token in hex }. */
const SETTING = "setup";

export interface FirstOwner {
  orgId: string;
  userId: string;
}

/** Whether this installation has its first organisation and owner. */
export async function setupDone(): Promise<boolean> {
  const [row] = await prisma().$queryRaw<{ done: boolean }[]>`
    SELECT value->>'done' = 'true' AS done FROM setting WHERE name = ${SETTING}`;
  return row?.done ?? false;
}

/** Whether an unattended set-up was asked for in the environment and is still to come. */
export async function setupPending(): Promise<boolean> {
  return env().TOCSIN_ADMIN_EMAIL !== undefined && !(await setupDone());
}

/**
 * A new token for the set-up link, in place of the last one; null once set-up is done.
 */
export async function prepareSetup({ now }: { now: Date }): Promise<string | null> {
  const token = newSecret();
  const open = JSON.stringify({ done: false, token: hexOf(token) });
  const count = await prisma().$executeRaw`
    INSERT INTO setting AS s (name, value, updated_at) VALUES (${SETTING}, ${open}::jsonb, ${now})
    ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at
    WHERE s.value->>'done' = 'false'`;
  return count === 1 ? token : null;
}

/** Whether a set-up link is the newest one and still unused. */
export async function setupTokenFits(token: string): Promise<boolean> {
  const count = await prisma().$queryRaw<unknown[]>`
    SELECT 1 FROM setting WHERE name = ${SETTING} AND value->>'done' = 'false'
      AND value->>'token' = ${hexOf(token)}`;
  return count.length === 1;
}

/**
 * Makes the first organisation and its owner, and uses the link up. Of two at once, one wins.
 *
 * @throws Refusal not_found for a link that is used or was replaced, invalid_request
 */
export async function completeSetup(input: {
  token: string;
  orgName: string;
  email: string;
  name: string;
  password: string;
  now: Date;
}): Promise<FirstOwner> {
  const { token, now, ...said } = input;
  // Asked before the slow hash as well: a wrong link costs nothing.
  if (!(await setupTokenFits(token))) throw linkUsed();
  const first = await readFirst(said);
  const made = await inFirstOrganisation(now, first, async (tx) => {
    return tx.$executeRaw`
      UPDATE setting SET value = ${DONE}::jsonb, updated_at = ${now}
      WHERE name = ${SETTING} AND value->>'done' = 'false' AND value->>'token' = ${hexOf(token)}`;
  });
  if (!made) throw linkUsed();
  return made;
}

/**
 * The same without a person: done once, by whichever process comes first; null when it was done before.
 *
 * @throws Refusal invalid_request for what the environment holds
 */
export async function unattendedSetup(input: {
  email: string;
  password: string;
  orgName: string;
  now: Date;
}): Promise<FirstOwner | null> {
  if (await setupDone()) return null;
  const { now, ...said } = input;
  const first = await readFirst({ ...said, name: said.email });
  return inFirstOrganisation(now, first, async (tx) => {
    return tx.$executeRaw`
      INSERT INTO setting AS s (name, value, updated_at) VALUES (${SETTING}, ${DONE}::jsonb, ${now})
      ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at
      WHERE s.value->>'done' = 'false'`;
  });
}

const DONE = JSON.stringify({ done: true });

interface First {
  orgName: string;
  email: string;
  name: string;
  passwordHash: string;
}

async function readFirst(said: Record<string, string>): Promise<First> {
  const { password, ...first } = readInput(setupSchema, said);
  return { ...first, passwordHash: await hashPassword(password) };
}

/**
 * Claims the set-up (`claim` gives how many rows it won), then makes organisation, account and
 * membership, all in one transaction; null when somebody else has claimed it.
 */
async function inFirstOrganisation(
  now: Date,
  first: First,
  claim: (tx: Tx) => Promise<number>,
): Promise<FirstOwner | null> {
  const ctx: Ctx = systemCtxNowhere("set-up", now);
  const orgId = newId(now);
  return transact(
    ctx,
    async (tx) => {
      if ((await claim(tx)) === 0) return null;
      await insertOrganisation(tx, ctx, { id: orgId, name: first.orgName, parentId: null });
      const { orgName: _, ...account } = first;
      const user = await insertUser(tx, now, account);
      await insertMembership(tx, ctx, { orgId, user, role: "owner" });
      return { orgId, userId: user.id };
    },
    [...visibleOrgs(ctx), orgId],
  );
}

function hexOf(token: string): string {
  return Buffer.from(fingerprint(token)).toString("hex");
}

function linkUsed(): Refusal {
  return new Refusal(
    "not_found",
    "This set-up link is not the newest one, or was used. The newest stands in the server's output.",
  );
}
