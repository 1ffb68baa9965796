/**
 * Who acts, when, and where they may: handed to every verb. No verb reads the clock or the session
 * itself, and no attribution comes from input.
 */
import type { Tx } from "./db/transaction";
import { notFound, Refusal } from "./errors";
import { type Permission, scopeNameOf } from "./schema/scopes";

export interface Actor {
  type: "user" | "api_key" | "system";
  id: string;
  name: string;
}

/** What the actor may do in each organisation that they can see; the tree is already spread out. */
export type Grants = ReadonlyMap<string, ReadonlySet<Permission>>;

export interface Ctx {
  actor: Actor;
  now: Date;
  requestId: string;
  grants: Grants;
  /** The transaction that is already open for this request, if any: verbs join it. */
  tx?: Tx;
}

/** The organisations that the actor can see at all. */
export function visibleOrgs(ctx: Ctx): string[] {
  return [...ctx.grants.keys()];
}

function holds(held: ReadonlySet<Permission> | undefined, wanted: Permission): boolean {
  if (held === undefined) return false;
  if (held.has(wanted) || (held.has("admin") && isScope(wanted))) return true;
  // Who may change incidents may declare them; the other way round it does not follow.
  return wanted === "incidents:create" && held.has("incidents:write");
}

/** `admin` on a key stands for every scope, but not for what only people may do. */
function isScope(wanted: Permission): boolean {
  return wanted !== "members:manage" && wanted !== "organisations:manage";
}

/** The organisations in which the actor may do `wanted`. */
export function orgsWith(ctx: Ctx, wanted: Permission): string[] {
  return visibleOrgs(ctx).filter((org) => holds(ctx.grants.get(org), wanted));
}

/** The first line of every verb: refuses (403) who may do `wanted` nowhere. */
export function requireScope(ctx: Ctx, wanted: Permission): void {
  if (orgsWith(ctx, wanted).length === 0) throw missingScope(wanted);
}

/** Refuses (403) a credential that may do nothing anywhere. */
export function requireAnyScope(ctx: Ctx): void {
  if ([...ctx.grants.values()].some((held) => held.size > 0)) return;
  throw new Refusal("insufficient_scope", "This credential holds no scope.", {
    headers: { "WWW-Authenticate": 'Bearer error="insufficient_scope"' },
  });
}

/** Refuses (404) an organisation that the actor cannot see, and (403) one where they may not do `wanted`. */
export function requireScopeIn(ctx: Ctx, orgId: string, wanted: Permission): void {
  const held = ctx.grants.get(orgId);
  if (held === undefined) throw notFound();
  if (!holds(held, wanted)) throw missingScope(wanted);
}

function missingScope(permission: Permission): Refusal {
  const wanted = scopeNameOf(permission);
  return new Refusal("insufficient_scope", `This needs the scope ${wanted}.`, {
    headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${wanted}"` },
    faults: [
      {
        pointer: "Authorization",
        detail: `The credential does not hold ${wanted}.`,
        fix: `Use a credential with the scope ${wanted}; keys are made at /dashboard/api-keys.`,
      },
    ],
  });
}
