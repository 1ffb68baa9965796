/** From memberships and keys to what may be done in which organisation. */
import type { Grants } from "../context";
import { prisma } from "../db/client";
import { type Role, roleSchema } from "../schema/member";
import { type CredentialScope, credentialScopeSchema, permissionsOf } from "../schema/oauth";
import { type Permission, SCOPES } from "../schema/scopes";
import { ROLE_PERMISSIONS } from "./roles";

/** What a person may do, and the organisation that they stand in: the first that they came to. */
export interface PersonGrants {
  grants: Grants;
  /** Null for somebody who is a member nowhere. */
  homeOrgId: string | null;
}

/**
 * What a person may do where: each role holds in its organisation and all below it, and several roles
 * add up. Memberships that have ended give nothing.
 */
export async function grantsOfUser(userId: string): Promise<PersonGrants> {
  const rows = await prisma().$queryRaw<{ given_in: string; role: string; org_id: string }[]>`
    SELECT m.org_id AS given_in, m.role::text AS role, below.id AS org_id
    FROM lookup_memberships(${userId}::uuid) m, LATERAL lookup_subtree(m.org_id) below
    ORDER BY m.org_id, below.id`;
  const grants = new Map<string, Set<Permission>>();
  for (const row of rows) {
    const held = grants.get(row.org_id) ?? new Set<Permission>();
    for (const permission of ROLE_PERMISSIONS[roleSchema.parse(row.role)]) held.add(permission);
    grants.set(row.org_id, held);
  }
  return { grants, homeOrgId: topmost(rows) };
}

/** Uuids v7 sort by age: the oldest organisation that is not below another one of the person's. */
function topmost(rows: { given_in: string; org_id: string }[]): string | null {
  const below = new Set(rows.filter((row) => row.given_in !== row.org_id).map((row) => row.org_id));
  return rows.find((row) => !below.has(row.given_in))?.given_in ?? null;
}

/** What a key or a client may do: its scopes, in its organisation and all below it. */
export function grantsOfCredential(orgIds: readonly string[], scopes: readonly string[]): Grants {
  return inEach(orgIds, new Set(knownCredentialScopes(scopes).flatMap(permissionsOf)));
}

/** What an access token may do: what it was given, as far as its client holds it. */
export function grantsOfToken(
  orgIds: readonly string[],
  ofClient: readonly string[],
  ofToken: readonly string[],
): Grants {
  const held = followingFrom(knownCredentialScopes(ofClient));
  const given = followingFrom(knownCredentialScopes(ofToken));
  return inEach(orgIds, new Set([...given].filter((permission) => held.has(permission))));
}

/** Whether whoever holds `held` holds all that `scope` stands for. */
export function covers(held: readonly CredentialScope[], scope: CredentialScope): boolean {
  const all = followingFrom(held);
  return permissionsOf(scope).every((permission) => all.has(permission));
}

/** The scopes that this version knows; a scope of a newer version gives nothing. */
export function knownCredentialScopes(said: readonly string[]): CredentialScope[] {
  return said.flatMap((scope) => credentialScopeSchema.safeParse(scope).data ?? []);
}

function inEach(orgIds: readonly string[], held: ReadonlySet<Permission>): Grants {
  return new Map(orgIds.map((orgId) => [orgId, held]));
}

/** The permissions of scopes with all that follows from them (lib/context.ts). */
function followingFrom(scopes: readonly CredentialScope[]): Set<Permission> {
  const all = new Set(scopes.flatMap(permissionsOf));
  if (all.has("admin")) for (const scope of SCOPES) all.add(scope);
  if (all.has("incidents:write")) all.add("incidents:create");
  return all;
}

/** Whether somebody who holds `held` may hand out `role`, or touch one who has it: never above themselves. */
export function coversRole(held: ReadonlySet<Permission> | undefined, role: Role): boolean {
  return ROLE_PERMISSIONS[role].every((permission) => held?.has(permission));
}
