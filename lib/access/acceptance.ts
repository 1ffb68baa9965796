/** Accepting an invitation: with a new account, or the one that is signed in. */
import { randomUUID } from "node:crypto";
import type { Actor, Ctx } from "../context";
import { prisma } from "../db/client";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import {
  type InvitationState,
  type NewMemberInput,
  newMemberSchema,
  type Role,
  roleSchema,
} from "../schema/member";
import { readInput } from "./input";
import { invitationState, recordInvitation } from "./invitations";
import { insertMembership } from "./members";
import { hashPassword } from "./passwords";
import { fingerprint } from "./secrets";
import { insertUser, type User } from "./users";

/** An invitation as the person who holds the link sees it. */
export interface InvitationOffer {
  id: string;
  orgId: string;
  orgName: string;
  email: string;
  role: Role;
  state: InvitationState;
  /** Whether the address has an account: then its owner signs in first. */
  hasAccount: boolean;
}

/** The invitation behind a link's token; null where there is none. */
export async function lookUpInvitation(token: string, now: Date): Promise<InvitationOffer | null> {
  const [row] = await prisma().$queryRaw<
    {
      id: string;
      org_id: string;
      org_name: string;
      email: string;
      role: string;
      expires_at: Date;
      accepted_at: Date | null;
      withdrawn_at: Date | null;
      has_account: boolean;
    }[]
  >`
    SELECT i.id, i.org_id, i.org_name, i.email, i.role::text AS role, i.expires_at, i.accepted_at,
           i.withdrawn_at, EXISTS (SELECT 1 FROM user_account u WHERE u.email = i.email) AS has_account
    FROM lookup_invitation(${fingerprint(token)}) i`;
  if (!row) return null;
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    email: row.email,
    role: roleSchema.parse(row.role),
    state: invitationState(
      { acceptedAt: row.accepted_at, withdrawnAt: row.withdrawn_at, expiresAt: row.expires_at },
      now,
    ),
    hasAccount: row.has_account,
  };
}

/** Who accepts: somebody new, or the person who is signed in. */
export type Acceptor = { account: NewMemberInput } | { userId: string };

/**
 * Accepts an invitation and makes the membership. Of two at once, one wins.
 *
 * @throws Refusal not_found (no such link), conflict (not open any more; another person's address; the
 *   address has an account: sign in first), invalid_request
 */
export async function acceptInvitation(input: {
  token: string;
  by: Acceptor;
  now: Date;
}): Promise<{ orgId: string; userId: string; email: string }> {
  const { token, by, now } = input;
  const offer = await lookUpInvitation(token, now);
  if (!offer) throw notFound();
  if (offer.state !== "open") throw noLongerOpen(offer.state);
  const findOrMake =
    "userId" in by ? signedIn(offer, by.userId) : await newcomer(offer, by.account);
  const before = ctxOf({ type: "system", id: "invitation", name: "invitation" }, offer, now);
  return transact(before, async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: offer.id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
    });
    if (count === 0) throw noLongerOpen("accepted");
    const user = await findOrMake(tx, now);
    const ctx = ctxOf({ type: "user", id: user.id, name: user.name }, offer, now);
    const { id } = await insertMembership(tx, ctx, { orgId: offer.orgId, user, role: offer.role });
    await recordInvitation(
      tx,
      ctx,
      offer,
      "invitation.accepted",
      { email: offer.email, role: offer.role },
      { membershipId: id, userId: user.id },
    );
    return { orgId: offer.orgId, userId: user.id, email: user.email };
  });
}

type FindOrMake = (tx: Tx, now: Date) => Promise<User>;

function signedIn(offer: InvitationOffer, userId: string): FindOrMake {
  return async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { id: true, email: true, name: true },
    });
    if (user?.email === offer.email) return user;
    throw new Refusal(
      "conflict",
      "This invitation is for another address. Sign out, then open the link again.",
    );
  };
}

async function newcomer(offer: InvitationOffer, said: NewMemberInput): Promise<FindOrMake> {
  if (offer.hasAccount) {
    throw new Refusal(
      "conflict",
      "This address has an account already. Sign in with it, then open the link again.",
    );
  }
  const { name, password } = readInput(newMemberSchema, said);
  const account = { email: offer.email, name, passwordHash: await hashPassword(password) };
  return (tx, now) => insertUser(tx, now, account);
}

function ctxOf(actor: Actor, offer: InvitationOffer, now: Date): Ctx {
  return { actor, now, requestId: randomUUID(), grants: new Map([[offer.orgId, new Set()]]) };
}

function noLongerOpen(state: InvitationState): Refusal {
  return new Refusal("conflict", `This invitation is ${state}. Ask for a new one.`);
}
