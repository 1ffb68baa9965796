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

/** What people may do besides, in the browser; no key can be given these. */
export type Permission = Scope | "members:manage" | "organisations:manage";
