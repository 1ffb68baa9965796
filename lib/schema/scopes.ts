/** What a credential may do. The scopes of API keys; people get theirs by role (lib/access/roles.ts). */
import { z } from "zod";

export const SCOPES = [
  "incidents:read",
  "incidents:write",
  "incidents:notify",
  "dpdp:read",
  "dpdp:write",
  "grc:read",
  "grc:read_all",
  "grc:write",
  "keys:manage",
  "audit:read",
  "admin",
] as const;

export const scopeSchema = z.enum(SCOPES);
export type Scope = z.infer<typeof scopeSchema>;

/**
 * What is asked for, besides the scopes: to declare and nothing else (follows from incidents:write; an OAuth
 * client can be given it alone), and what people may do in the browser. No key can be given these.
 */
export type Permission = Scope | "incidents:create" | "members:manage" | "organisations:manage";

/** The scope of a key that a permission comes with; "any" of them. */
export function scopeNameOf(permission: Permission | "any"): string {
  return permission === "incidents:create" ? "incidents:write" : permission;
}
