/** Inviting people by link. The link's token is shown once and kept as its SHA-256. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { type Tx, transact } from "../db/transaction";
import { notFound } from "../errors";
import { isUuid, newId } from "../ids";
import { record } from "../ledger/record";
import {
  type InvitationState,
  type InvitationView,
  type InviteInput,
  inviteSchema,
  type Role,
} from "../schema/member";
import { readInput } from "./input";
import { alreadyMember, requireCovers } from "./members";
import { fingerprint, newSecret } from "./secrets";

/** How long a link works: seven days. */
export const INVITATION_MS = 7 * 24 * 3_600_000;

/**
 * Invites somebody to a role. An earlier open invitation of the same address there is withdrawn.
 *
 * @returns the token for the link, to be seen once
 * @throws Refusal not_found, insufficient_scope, invalid_request, conflict for a member
 */
export async function invite(
  ctx: Ctx,
  input: InviteInput,
): Promise<{ token: string; invitation: InvitationView }> {
  requireScope(ctx, "members:manage");
  const { orgId, email, role } = readInput(inviteSchema, input);
  requireScopeIn(ctx, orgId, "members:manage");
  requireCovers(ctx, orgId, role);
  const token = newSecret();
  return transact(ctx, async (tx) => {
    const member = await tx.membership.count({ where: { orgId, endedAt: null, user: { email } } });
    if (member > 0) throw alreadyMember();
    for (const open of await openInvitations(tx, ctx, { orgId, email })) {
      await withdrawOne(tx, ctx, open);
    }
    const row = await tx.invitation.create({
      data: {
        id: newId(ctx.now),
        orgId,
        email,
        role,
        tokenHash: fingerprint(token),
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + INVITATION_MS),
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
      },
    });
    await recordInvitation(tx, ctx, row, "invitation.created", null, { email, role });
    return { token, invitation: invitationView(row, ctx.now) };
  });
}

/**
 * The invitations of an organisation, the newest first.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listInvitations(ctx: Ctx, orgId: string): Promise<InvitationView[]> {
  requireScopeIn(ctx, orgId, "members:manage");
  const rows = await transact(ctx, (tx) =>
    tx.invitation.findMany({
      where: { orgId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  );
  return rows.map((row) => invitationView(row, ctx.now));
}

/**
 * Withdraws an invitation: its link stops working. One that is not open stays as it is.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function withdrawInvitation(ctx: Ctx, id: string): Promise<void> {
  requireScope(ctx, "members:manage");
  if (!isUuid(id)) throw notFound();
  await transact(ctx, async (tx) => {
    const row = await tx.invitation.findUnique({ where: { id } });
    if (!row) throw notFound();
    requireScopeIn(ctx, row.orgId, "members:manage");
    const [open] = await openInvitations(tx, ctx, { id });
    if (open) await withdrawOne(tx, ctx, open);
  });
}

interface InvitationRow {
  id: string;
  orgId: string;
  email: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  createdByName: string;
}

function openInvitations(
  tx: Tx,
  ctx: Ctx,
  which: { id: string } | { orgId: string; email: string },
): Promise<InvitationRow[]> {
  return tx.invitation.findMany({
    where: { ...which, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: ctx.now } },
  });
}

async function withdrawOne(tx: Tx, ctx: Ctx, open: InvitationRow): Promise<void> {
  // Accepted in between: then it is no longer open, and there is nothing to withdraw.
  const { count } = await tx.invitation.updateMany({
    where: { id: open.id, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: ctx.now },
  });
  if (count === 0) return;
  const { email, role } = open;
  await recordInvitation(tx, ctx, open, "invitation.withdrawn", { email, role }, null);
}

function invitationView(row: InvitationRow, now: Date): InvitationView {
  return {
    id: row.id,
    orgId: row.orgId,
    email: row.email,
    role: row.role,
    state: invitationState(row, now),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    createdByName: row.createdByName,
  };
}

/** Where an invitation stands at `now`. */
export function invitationState(
  row: { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (row.acceptedAt) return "accepted";
  if (row.withdrawnAt) return "withdrawn";
  return row.expiresAt <= now ? "expired" : "open";
}

/** Writes the ledger entry of an invitation; neither the token nor its hash is in it. */
export async function recordInvitation(
  tx: Tx,
  ctx: Ctx,
  of: { id: string; orgId: string },
  action: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  const subject = { type: "invitation", id: of.id };
  await record(tx, ctx, { orgId: of.orgId, action, subject, before, after });
}
