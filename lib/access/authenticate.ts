/** From a presented key or cookie to the caller. */
import { prisma } from "../db/client";
import { type ErrorCode, Refusal } from "../errors";
import type { Caller } from "./caller";
import { cached } from "./credential-cache";
import { grantsOfKey } from "./grants";
import { isKeyForm } from "./key-format";
import { markUse } from "./last-use";
import { fingerprint } from "./secrets";
import { sessionIdOf } from "./session-cookie";
import { liveSession } from "./sessions";

interface KnownKey {
  caller: Caller;
  expiresAt: Date | null;
  revoked: boolean;
}

interface KeyRow {
  id: string;
  org_id: string;
  name: string;
  scopes: string[];
  expires_at: Date | null;
  revoked_at: Date | null;
  org_ids: string[];
}

const knownKey = cached("key", async (hashHex: string): Promise<KnownKey | null> => {
  const hash = new Uint8Array(Buffer.from(hashHex, "hex"));
  const [row] = await prisma().$queryRaw<KeyRow[]>`
    SELECT k.*, ARRAY(SELECT below.id FROM lookup_subtree(k.org_id) below)::text[] AS org_ids
    FROM lookup_credential(${hash}) k WHERE k.kind = 'key'`;
  if (!row) return null;
  return {
    caller: {
      actor: { type: "api_key", id: row.id, name: row.name },
      grants: grantsOfKey(row.org_ids, row.scopes),
      credentialId: row.id,
      homeOrgId: row.org_id,
      kind: "api_key",
    },
    expiresAt: row.expires_at,
    revoked: row.revoked_at !== null,
  };
});

/**
 * The caller behind an API key.
 *
 * Form and checksum are judged before any look-up; a look-up is kept for five seconds.
 *
 * @throws Refusal unauthenticated, credential_expired, credential_revoked
 */
export async function authenticateKey(presented: string, now: Date): Promise<Caller> {
  const known = isKeyForm(presented) ? await knownKey(hexOf(presented), now) : null;
  if (!known) {
    throw refused(
      "unauthenticated",
      "No key of this installation reads like the one presented.",
      "Check that it was copied whole, or make another at /dashboard/api-keys.",
    );
  }
  if (known.revoked) {
    throw refused(
      "credential_revoked",
      "This key was revoked.",
      "Use another, or make a new one at /dashboard/api-keys.",
    );
  }
  if (known.expiresAt && known.expiresAt <= now) {
    throw refused(
      "credential_expired",
      "This key has expired.",
      "Use another, or make a new one at /dashboard/api-keys.",
    );
  }
  markUse(known.caller.credentialId, now, () => writeLastUse(known.caller, now));
  return known.caller;
}

function hexOf(presented: string): string {
  return Buffer.from(fingerprint(presented)).toString("hex");
}

/** RFC 6750 § 3.1. */
function refused(code: ErrorCode, detail: string, fix: string): Refusal {
  return new Refusal(code, detail, {
    headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' },
    faults: [{ pointer: "Authorization", detail, fix }],
  });
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

/**
 * The caller behind a signed-in browser's cookie; null where there is none or its session has ended.
 *
 * @throws Refusal insufficient_scope for an account that is a member nowhere
 */
export async function authenticateSession(headers: Headers, now: Date): Promise<Caller | null> {
  const sessionId = await sessionIdOf(headers);
  const session = sessionId ? await liveSession(sessionId, now) : null;
  if (!session) return null;
  if (session.homeOrgId === null) {
    throw new Refusal(
      "insufficient_scope",
      "This account is a member of no organisation. Ask an owner for an invitation.",
    );
  }
  return {
    actor: { type: "user", id: session.userId, name: session.name },
    grants: session.grants,
    credentialId: session.id,
    homeOrgId: session.homeOrgId,
    kind: "session",
  };
}
