/** API keys and OAuth2 clients: making, listing, rotating, revoking. A secret is shown once and kept as its SHA-256 alone. */
import { type Ctx, orgsWith, requireScope, requireScopeIn } from "../context";
import { type Tx, transact } from "../db/transaction";
import { Refusal } from "../errors";
import {
  type ApiKeyView,
  type CreateKeyInput,
  createKeySchema,
  type RotateKeyInput,
  rotateKeySchema,
} from "../schema/key";
import { knownCredentialScopes } from "./grants";
import { readInput } from "./input";
import { newClientSecret } from "./key-format";
import {
  insertKey,
  kept,
  lockKey,
  type NewKey,
  recordKey,
  requireHeld,
  requireRotatable,
} from "./key-rows";
import { type KeyRow, keyView } from "./key-view";

const HOUR_MS = 3_600_000;

/**
 * Makes a key or a client of an organisation; it works there and below.
 *
 * @throws Refusal not_found, insufficient_scope (also for scopes that the actor does not hold there),
 *   invalid_request
 */
export async function createKey(ctx: Ctx, input: CreateKeyInput): Promise<NewKey> {
  requireScope(ctx, "keys:manage");
  const { kind, orgId, name, scopes, expiresAt } = readInput(createKeySchema, input);
  if (expiresAt && expiresAt <= ctx.now) throw expiryPassed();
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "keys:manage");
    requireHeld(ctx, orgId, scopes);
    const made = await insertKey(tx, ctx, {
      kind,
      orgId,
      name,
      scopes,
      expiresAt: expiresAt ?? null,
    });
    await recordKey(tx, ctx, "created", null, made.key);
    return made;
  });
}

/**
 * The keys and clients that the actor manages, of one organisation or of all, the newest first. Revoked and
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
 * Makes a key's successor with the same name, scopes and lifetime, and lets the old key expire after the
 * overlap. A client keeps its id and gets a new secret; the old one ends at once.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (revoked, expired or already replaced),
 *   invalid_request (an overlap for a client)
 */
export async function rotateKey(ctx: Ctx, id: string, input: RotateKeyInput): Promise<NewKey> {
  requireScope(ctx, "keys:manage");
  const { overlapHours } = readInput(rotateKeySchema, input);
  return transact(ctx, async (tx) => {
    const old = await lockKey(tx, ctx, id);
    const scopes = knownCredentialScopes(old.scopes);
    requireHeld(ctx, old.orgId, scopes);
    await requireRotatable(tx, ctx, old);
    if (old.kind === "client") return replaceSecret(tx, ctx, old, overlapHours);
    const lifetime = old.expiresAt ? old.expiresAt.getTime() - old.createdAt.getTime() : null;
    const made = await insertKey(tx, ctx, {
      kind: "key",
      orgId: old.orgId,
      name: old.name,
      scopes,
      expiresAt: lifetime === null ? null : new Date(ctx.now.getTime() + lifetime),
      rotatedFromId: old.id,
    });
    const overlapEnds = new Date(ctx.now.getTime() + overlapHours * HOUR_MS);
    const expiresAt = old.expiresAt && old.expiresAt < overlapEnds ? old.expiresAt : overlapEnds;
    const ended = await tx.apiKey.update({ where: { id: old.id }, data: { expiresAt } });
    await recordKey(tx, ctx, "created", null, made.key);
    await recordKey(tx, ctx, "rotated", keyView(old, ctx.now), keyView(ended, ctx.now));
    return made;
  });
}

/** Tokens that the old secret bought live out their hour: the client is still the same. */
async function replaceSecret(tx: Tx, ctx: Ctx, old: KeyRow, overlapHours: number): Promise<NewKey> {
  if (overlapHours > 0) throw noOverlap();
  const plain = newClientSecret();
  const row = await tx.apiKey.update({ where: { id: old.id }, data: kept(plain) });
  const key = keyView(row, ctx.now);
  await recordKey(tx, ctx, "secret_rotated", keyView(old, ctx.now), key);
  return { plain, key };
}

/**
 * Revokes a key or a client at once and for ever. It stays in the list; revoking it again changes nothing.
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
    await recordKey(tx, ctx, "revoked", keyView(old, ctx.now), revoked);
    return revoked;
  });
}

function expiryPassed(): Refusal {
  return unfit("/expiresAt", "This lies in the past.", "Give a time to come, or leave it out.");
}

function noOverlap(): Refusal {
  return unfit("/overlapHours", "The old secret of a client ends at once.", "Send 0.");
}

function unfit(pointer: string, detail: string, fix: string): Refusal {
  return new Refusal("invalid_request", "Some fields do not fit.", {
    faults: [{ pointer, detail, fix }],
  });
}
