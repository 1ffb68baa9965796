/** API keys: making, listing, rotating, revoking. A key is shown once and kept as its SHA-256 alone. */
import { type Ctx, orgsWith, requireScope, requireScopeIn } from "../context";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { isUuid, newId } from "../ids";
import { record } from "../ledger/record";
import {
  type ApiKeyView,
  type CreateKeyInput,
  createKeySchema,
  type RotateKeyInput,
  rotateKeySchema,
} from "../schema/key";
import type { Scope } from "../schema/scopes";
import { tellCredentialChange } from "./credential-cache";
import { knownScopes } from "./grants";
import { readInput } from "./input";
import { keyPrefix, newKey } from "./key-format";
import { type KeyRow, keyView } from "./key-view";
import { fingerprint } from "./secrets";

const HOUR_MS = 3_600_000;

/** A key that was just made. `plain` is the key itself: nobody can see it again. */
export interface NewKey {
  plain: string;
  key: ApiKeyView;
}

/**
 * Makes a key of an organisation; it works there and below.
 *
 * @throws Refusal not_found, insufficient_scope (also for scopes that the actor does not hold there),
 *   invalid_request
 */
export async function createKey(ctx: Ctx, input: CreateKeyInput): Promise<NewKey> {
  requireScope(ctx, "keys:manage");
  const { orgId, name, scopes, expiresAt } = readInput(createKeySchema, input);
  if (expiresAt && expiresAt <= ctx.now) throw expiryPassed();
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "keys:manage");
    requireHeld(ctx, orgId, scopes);
    const made = await insertKey(tx, ctx, { orgId, name, scopes, expiresAt: expiresAt ?? null });
    await recordKey(tx, ctx, made.key, "key.created", null, made.key);
    return made;
  });
}

/**
 * The keys that the actor manages, of one organisation or of all, the newest first. Revoked and
 * expired ones are among them.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listKeys(ctx: Ctx, orgId?: string): Promise<ApiKeyView[]> {
  requireScope(ctx, "keys:manage");
  if (orgId !== undefined) requireScopeIn(ctx, orgId, "keys:manage");
  const rows = await transact(ctx, (tx) =>
    tx.apiKey.findMany({
      where: { orgId: { in: orgId === undefined ? orgsWith(ctx, "keys:manage") : [orgId] } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  );
  return rows.map((row) => keyView(row, ctx.now));
}

/**
 * Makes a successor with the same name, scopes and lifetime, and lets the old key expire after the
 * overlap.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (revoked, expired or already replaced)
 */
export async function rotateKey(ctx: Ctx, id: string, input: RotateKeyInput): Promise<NewKey> {
  requireScope(ctx, "keys:manage");
  const { overlapHours } = readInput(rotateKeySchema, input);
  return transact(ctx, async (tx) => {
    const old = await lockKey(tx, ctx, id);
    const scopes = knownScopes(old.scopes);
    requireHeld(ctx, old.orgId, scopes);
    await requireRotatable(tx, ctx, old);
    const lifetime = old.expiresAt ? old.expiresAt.getTime() - old.createdAt.getTime() : null;
    const made = await insertKey(tx, ctx, {
      orgId: old.orgId,
      name: old.name,
      scopes,
      expiresAt: lifetime === null ? null : new Date(ctx.now.getTime() + lifetime),
      rotatedFromId: old.id,
    });
    const overlapEnds = new Date(ctx.now.getTime() + overlapHours * HOUR_MS);
    const expiresAt = old.expiresAt && old.expiresAt < overlapEnds ? old.expiresAt : overlapEnds;
    const ended = await tx.apiKey.update({ where: { id: old.id }, data: { expiresAt } });
    await recordKey(tx, ctx, made.key, "key.created", null, made.key);
    await recordKey(tx, ctx, old, "key.rotated", keyView(old, ctx.now), keyView(ended, ctx.now));
    return made;
  });
}

/**
 * Revokes a key at once and for ever. It stays in the list; revoking it again changes nothing.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function revokeKey(ctx: Ctx, id: string): Promise<ApiKeyView> {
  requireScope(ctx, "keys:manage");
  return transact(ctx, async (tx) => {
    const old = await lockKey(tx, ctx, id);
    if (old.revokedAt) return keyView(old, ctx.now);
    const row = await tx.apiKey.update({
      where: { id: old.id },
      data: { revokedAt: ctx.now, revokedByName: ctx.actor.name },
    });
    const revoked = keyView(row, ctx.now);
    await recordKey(tx, ctx, old, "key.revoked", keyView(old, ctx.now), revoked);
    return revoked;
  });
}

async function insertKey(
  tx: Tx,
  ctx: Ctx,
  of: {
    orgId: string;
    name: string;
    scopes: Scope[];
    expiresAt: Date | null;
    rotatedFromId?: string;
  },
): Promise<NewKey> {
  const plain = newKey();
  const row = await tx.apiKey.create({
    data: {
      ...of,
      id: newId(ctx.now),
      prefix: keyPrefix(plain),
      keyHash: fingerprint(plain),
      createdAt: ctx.now,
      createdByType: ctx.actor.type,
      createdById: ctx.actor.id,
      createdByName: ctx.actor.name,
    },
  });
  return { plain, key: keyView(row, ctx.now) };
}

/** One change at a time: two rotations, or a rotation and a revocation, come one after the other. */
async function lockKey(tx: Tx, ctx: Ctx, id: string): Promise<KeyRow> {
  if (!isUuid(id)) throw notFound();
  await tx.$queryRaw`SELECT id FROM api_key WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.apiKey.findUnique({ where: { id } });
  if (!row) throw notFound();
  requireScopeIn(ctx, row.orgId, "keys:manage");
  return row;
}

async function requireRotatable(tx: Tx, ctx: Ctx, old: KeyRow): Promise<void> {
  const { state } = keyView(old, ctx.now);
  if (state === "revoked" || state === "expired") {
    throw new Refusal("conflict", `This key is ${state}. Make a new one.`);
  }
  if ((await tx.apiKey.count({ where: { rotatedFromId: old.id } })) > 0) {
    throw new Refusal("conflict", "This key was replaced already. Rotate its successor.");
  }
}

/** Nobody hands out more than they hold, and `admin` comes from owners and the system alone. */
function requireHeld(ctx: Ctx, orgId: string, scopes: readonly Scope[]): void {
  const held = ctx.grants.get(orgId);
  const beyond = scopes.filter((scope) =>
    scope === "admin"
      ? !held?.has("admin") || ctx.actor.type === "api_key"
      : !orgsWith(ctx, scope).includes(orgId),
  );
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

function expiryPassed(): Refusal {
  return new Refusal("invalid_request", "Some fields do not fit.", {
    faults: [
      {
        pointer: "/expiresAt",
        detail: "This lies in the past.",
        fix: "Give a time to come, or leave it out.",
      },
    ],
  });
}

async function recordKey(
  tx: Tx,
  ctx: Ctx,
  key: { id: string; orgId: string },
  action: string,
  before: ApiKeyView | null,
  after: ApiKeyView,
): Promise<void> {
  await record(tx, ctx, {
    orgId: key.orgId,
    action,
    subject: { type: "api_key", id: key.id },
    before,
    after,
  });
  await tellCredentialChange(tx);
}
