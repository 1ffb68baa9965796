/** Rows of keys and clients: writing one, locking one, and who may hand out what. */
import { type Ctx, orgsWith, requireScopeIn } from "../context";
import type { Tx } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { isUuid, newId } from "../ids";
import { record } from "../ledger/record";
import type { ApiKeyView, KeyKind } from "../schema/key";
import { type CredentialScope, permissionsOf } from "../schema/oauth";
import { tellCredentialChange } from "./credential-cache";
import { keyPrefix, newClientSecret, newKey } from "./key-format";
import { type KeyRow, keyView } from "./key-view";
import { fingerprint } from "./secrets";

/** A key or client that was just made. `plain` is its secret: nobody can see it again. */
export interface NewKey {
  plain: string;
  key: ApiKeyView;
}

/** Writes a new row. */
export async function insertKey(
  tx: Tx,
  ctx: Ctx,
  of: {
    kind: KeyKind;
    orgId: string;
    name: string;
    scopes: CredentialScope[];
    expiresAt: Date | null;
    rotatedFromId?: string;
  },
): Promise<NewKey> {
  const plain = of.kind === "client" ? newClientSecret() : newKey();
  const row = await tx.apiKey.create({
    data: {
      ...of,
      ...kept(plain),
      id: newId(ctx.now),
      createdAt: ctx.now,
      createdByType: ctx.actor.type,
      createdById: ctx.actor.id,
      createdByName: ctx.actor.name,
    },
  });
  return { plain, key: keyView(row, ctx.now) };
}

/** What is kept of a secret. */
export function kept(plain: string) {
  return { prefix: keyPrefix(plain), keyHash: fingerprint(plain) };
}

/** One change at a time: two rotations, or a rotation and a revocation, come one after the other. */
export async function lockKey(tx: Tx, ctx: Ctx, id: string): Promise<KeyRow> {
  if (!isUuid(id)) throw notFound();
  await tx.$queryRaw`SELECT id FROM api_key WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.apiKey.findUnique({ where: { id } });
  if (!row) throw notFound();
  requireScopeIn(ctx, row.orgId, "keys:manage");
  return row;
}

/** Refuses one that has ended, or has a successor. */
export async function requireRotatable(tx: Tx, ctx: Ctx, old: KeyRow): Promise<void> {
  const { state, kind } = keyView(old, ctx.now);
  if (state === "revoked" || state === "expired") {
    throw new Refusal("conflict", `This ${kind} is ${state}. Make a new one.`);
  }
  if ((await tx.apiKey.count({ where: { rotatedFromId: old.id } })) > 0) {
    throw new Refusal("conflict", "This key was replaced already. Rotate its successor.");
  }
}

/** Whether the actor may hand out a scope: what they hold, and `admin` as owner or system alone. */
export function mayHandOut(ctx: Ctx, orgId: string, scope: CredentialScope): boolean {
  if (scope === "admin") {
    return (ctx.grants.get(orgId)?.has("admin") ?? false) && ctx.actor.type !== "api_key";
  }
  return permissionsOf(scope).every((permission) => orgsWith(ctx, permission).includes(orgId));
}

/** Refuses (403) scopes that the actor may not hand out. */
export function requireHeld(ctx: Ctx, orgId: string, scopes: readonly CredentialScope[]): void {
  const beyond = scopes.filter((scope) => !mayHandOut(ctx, orgId, scope));
  if (beyond.length === 0) return;
  throw new Refusal("insufficient_scope", "A key cannot hold more than whoever makes it.", {
    headers: { "WWW-Authenticate": 'Bearer error="insufficient_scope"' },
    faults: beyond.map((scope) => ({
      pointer: "/scopes",
      detail: `You do not hold ${scope} in this organisation, or may not hand it out.`,
      fix: `Leave out ${scope}, or ask an owner to make the key.`,
    })),
  });
}

/** Writes the ledger entry (key.created, client.revoked …), and has every process forget the credential. */
export async function recordKey(
  tx: Tx,
  ctx: Ctx,
  what: "created" | "rotated" | "secret_rotated" | "revoked",
  before: ApiKeyView | null,
  after: ApiKeyView,
): Promise<void> {
  await record(tx, ctx, {
    orgId: after.orgId,
    action: `${after.kind}.${what}`,
    subject: { type: "api_key", id: after.id },
    before,
    after,
  });
  await tellCredentialChange(tx);
}
