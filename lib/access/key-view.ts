/** A key's row as lists show it: never the key, never its hash. */
import type { ApiKeyRow } from "../db/rows";
import type { ApiKeyView, KeyKind, KeyState } from "../schema/key";
import { knownCredentialScopes } from "./grants";

export type KeyRow = ApiKeyRow;

const EXPIRING_MS = 14 * 24 * 3_600_000;

/** What is to be known of a key at `now`. */
export function keyView(row: KeyRow, now: Date): ApiKeyView {
  return {
    id: row.id,
    kind: kindOf(row),
    orgId: row.orgId,
    name: row.name,
    prefix: row.prefix,
    scopes: knownCredentialScopes(row.scopes),
    state: keyState(row, now),
    createdAt: row.createdAt,
    createdBy: { type: row.createdByType, id: row.createdById, name: row.createdByName },
    lastUsedAt: row.lastUsedAt,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt,
    revokedByName: row.revokedByName,
    rotatedFromId: row.rotatedFromId,
  };
}

/** Whether a row is a key or a client. */
export function kindOf(row: Pick<KeyRow, "kind">): KeyKind {
  return row.kind === "client" ? "client" : "key";
}

/** What matters most comes first: a key that no longer works, one that soon will not, one never used. */
export function keyState(
  row: Pick<KeyRow, "revokedAt" | "expiresAt" | "lastUsedAt">,
  now: Date,
): KeyState {
  if (row.revokedAt) return "revoked";
  const left = row.expiresAt ? row.expiresAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
  if (left <= 0) return "expired";
  if (left < EXPIRING_MS) return "expiring";
  return row.lastUsedAt ? "active" : "never_used";
}
