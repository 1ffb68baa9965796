/** Members of an organisation and their roles. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { isUuid, newId } from "../ids";
import { record } from "../ledger/record";
import { addMemberSchema, type Member, type Role, roleSchema } from "../schema/member";
import { tellCredentialChange } from "./credential-cache";
import { coversRole } from "./grants";
import { readInput } from "./input";

/**
 * Who has a role in the organisation, given there or in one above it that the actor can see, by name.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listMembers(ctx: Ctx, orgId: string): Promise<Member[]> {
  requireScopeIn(ctx, orgId, "members:manage");
  return transact(ctx, async (tx) => {
    const orgIds = await withAncestors(tx, orgId);
    const rows = await tx.membership.findMany({
      where: { orgId: { in: orgIds }, endedAt: null },
      include: { user: { select: { name: true, email: true } } },
      orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
    });
    return rows.map((row) => ({
      id: row.id,
      userId: row.userId,
      name: row.user.name,
      email: row.user.email,
      role: row.role,
      orgId: row.orgId,
      inherited: row.orgId !== orgId,
      createdAt: row.createdAt,
    }));
  });
}

async function withAncestors(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT o.id, o.parent_id FROM organisation o WHERE o.id = ${orgId}::uuid
      UNION ALL
      SELECT o.id, o.parent_id FROM organisation o JOIN up ON o.id = up.parent_id
    )
    SELECT id FROM up`;
  return rows.map((row) => row.id);
}

/**
 * Makes an account a member. Pages invite instead; this is for the command line and set-up.
 *
 * @throws Refusal not_found, insufficient_scope, conflict when they are a member already
 */
export async function addMember(
  ctx: Ctx,
  input: { orgId: string; userId: string; role: Role },
): Promise<{ id: string }> {
  requireScope(ctx, "members:manage");
  const { orgId, userId, role } = readInput(addMemberSchema, input);
  requireScopeIn(ctx, orgId, "members:manage");
  requireCovers(ctx, orgId, role);
  return transact(ctx, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) throw notFound();
    return insertMembership(tx, ctx, { orgId, user, role });
  });
}

/** Writes a membership with its ledger entry. @throws Refusal conflict when there is one already */
export async function insertMembership(
  tx: Tx,
  ctx: Ctx,
  of: { orgId: string; user: { id: string; email: string; name: string }; role: Role },
): Promise<{ id: string }> {
  // Two acceptances at once come one after the other.
  await tx.$queryRaw`SELECT id FROM user_account WHERE id = ${of.user.id}::uuid FOR UPDATE`;
  const already = await tx.membership.count({
    where: { orgId: of.orgId, userId: of.user.id, endedAt: null },
  });
  if (already > 0) throw alreadyMember();
  const id = newId(ctx.now);
  await tx.membership.create({
    data: { id, orgId: of.orgId, userId: of.user.id, role: of.role, createdAt: ctx.now },
  });
  await recordMembership(tx, ctx, { id, orgId: of.orgId }, "membership.created", null, {
    userId: of.user.id,
    email: of.user.email,
    name: of.user.name,
    role: of.role,
  });
  return { id };
}

/**
 * Gives a member another role.
 *
 * @throws Refusal not_found, insufficient_scope, conflict for the last owner of a root
 */
export async function changeRole(ctx: Ctx, membershipId: string, to: Role): Promise<void> {
  requireScope(ctx, "members:manage");
  const role = readInput(roleSchema, to);
  await transact(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, membershipId);
    if (member.role === role) return;
    requireCovers(ctx, member.orgId, role);
    if (member.role === "owner") await requireAnotherOwner(tx, member);
    await tx.membership.update({ where: { id: member.id }, data: { role } });
    await recordMembership(
      tx,
      ctx,
      member,
      "membership.role_changed",
      { userId: member.userId, name: member.name, role: member.role },
      { userId: member.userId, name: member.name, role },
    );
  });
}

/**
 * Ends a membership: the person keeps the account, and no role here.
 *
 * @throws Refusal not_found, insufficient_scope, conflict for the last owner of a root
 */
export async function endMembership(ctx: Ctx, membershipId: string): Promise<void> {
  requireScope(ctx, "members:manage");
  await transact(ctx, async (tx) => {
    const member = await lockMember(tx, ctx, membershipId);
    if (member.role === "owner") await requireAnotherOwner(tx, member);
    await tx.membership.update({ where: { id: member.id }, data: { endedAt: ctx.now } });
    await recordMembership(
      tx,
      ctx,
      member,
      "membership.ended",
      { userId: member.userId, name: member.name, role: member.role },
      null,
    );
  });
}

/** Refuses (403) to hand out, or touch, a role that may do more than the actor may there. */
export function requireCovers(ctx: Ctx, orgId: string, role: Role): void {
  if (coversRole(ctx.grants.get(orgId), role)) return;
  throw new Refusal("insufficient_scope", `Only somebody who holds all that ${role} may do can.`);
}

export function alreadyMember(): Refusal {
  return new Refusal(
    "conflict",
    "This person is a member here already. Change their role instead.",
  );
}

interface LockedMember {
  id: string;
  orgId: string;
  userId: string;
  /** Whose it is: by an id alone the ledger would not say it to a person. */
  name: string;
  role: Role;
}

/** The membership, its organisation's owners locked with it, in one order: no two can leave at once. */
async function lockMember(tx: Tx, ctx: Ctx, id: string): Promise<LockedMember> {
  if (!isUuid(id)) throw notFound();
  await tx.$queryRaw`
    SELECT m.id FROM membership m
    WHERE m.ended_at IS NULL AND (m.id = ${id}::uuid OR (m.role = 'owner' AND m.org_id =
      (SELECT own.org_id FROM membership own WHERE own.id = ${id}::uuid)))
    ORDER BY m.id FOR UPDATE`;
  const found = await tx.membership.findFirst({
    where: { id, endedAt: null },
    include: { user: { select: { name: true } } },
  });
  if (!found) throw notFound();
  const { user, ...member } = found;
  requireScopeIn(ctx, member.orgId, "members:manage");
  requireCovers(ctx, member.orgId, member.role);
  return { ...member, name: user.name };
}

/** An organisation below another is never without an owner: those above hold for it. */
async function requireAnotherOwner(tx: Tx, member: LockedMember): Promise<void> {
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: member.orgId } });
  if (organisation.parentId !== null) return;
  const others = await tx.membership.count({
    where: { orgId: member.orgId, role: "owner", endedAt: null, id: { not: member.id } },
  });
  if (others > 0) return;
  throw new Refusal("conflict", "This is the last owner. Make somebody else an owner first.");
}

async function recordMembership(
  tx: Tx,
  ctx: Ctx,
  of: { id: string; orgId: string },
  action: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  const subject = { type: "membership", id: of.id };
  await record(tx, ctx, { orgId: of.orgId, action, subject, before, after });
  await tellCredentialChange(tx);
}
