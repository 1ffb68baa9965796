/** A key or a client as it was looked up, and what ends it. */
import { prisma } from "../db/client";
import { type ErrorCode, Refusal } from "../errors";
import type { Caller } from "./caller";
import { grantsOfCredential } from "./grants";
import { markUse } from "./last-use";

export interface CredentialRow {
  id: string;
  org_id: string;
  name: string;
  scopes: string[];
  expires_at: Date | null;
  revoked_at: Date | null;
  /** Its organisation and all below. */
  org_ids: string[];
}

export interface KnownCredential {
  caller: Caller;
  /** As they are stored. */
  scopes: readonly string[];
  orgIds: readonly string[];
  expiresAt: Date | null;
  revoked: boolean;
}

export type CredentialKind = "key" | "client";

/** What is known of a credential from its row. */
export function knownCredential(row: CredentialRow): KnownCredential {
  return {
    caller: {
      actor: { type: "api_key", id: row.id, name: row.name },
      grants: grantsOfCredential(row.org_ids, row.scopes),
      credentialId: row.id,
      homeOrgId: row.org_id,
      kind: "api_key",
    },
    scopes: row.scopes,
    orgIds: row.org_ids,
    expiresAt: row.expires_at,
    revoked: row.revoked_at !== null,
  };
}

/**
 * Refuses a credential that has ended.
 *
 * @param refused how the door says no
 */
export function requireLive(
  of: KnownCredential,
  kind: CredentialKind,
  now: Date,
  refused: typeof refusedBearer = refusedBearer,
): void {
  const fix = "Use another, or make a new one at /dashboard/api-keys.";
  if (of.revoked) throw refused("credential_revoked", `This ${kind} was revoked.`, fix);
  if (of.expiresAt && of.expiresAt <= now) {
    throw refused("credential_expired", `This ${kind} has expired.`, fix);
  }
}

/** RFC 6750 § 3.1. */
export function refusedBearer(code: ErrorCode, detail: string, fix: string): Refusal {
  return new Refusal(code, detail, {
    headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' },
    faults: [{ pointer: "Authorization", detail, fix }],
  });
}

/** Notes that a credential was used, beside the request. */
export function noteUse(caller: Caller, now: Date): void {
  markUse(caller.credentialId, now, () => writeLastUse(caller, now));
}

async function writeLastUse(caller: Caller, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  await prisma().$transaction([
    prisma().$executeRaw`SELECT set_config('tocsin.orgs', ${caller.homeOrgId}, true)`,
    prisma().$executeRaw`
      UPDATE api_key SET last_used_at = ${now}
      WHERE id = ${caller.credentialId}::uuid AND (last_used_at IS NULL OR last_used_at < ${minuteAgo})`,
  ]);
}
