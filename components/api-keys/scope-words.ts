/** The scopes as the dialog lays them out, resource by resource. Their words are in the room "keys". */
import type { CredentialScope } from "@/lib/schema/oauth";
import { SCOPES, type Scope } from "@/lib/schema/scopes";

export interface ScopeRow {
  id: "incidents" | "dpdp" | "grc" | "audit" | "keys" | "everything";
  read?: Scope;
  write?: Scope;
  more?: { scope: Scope; act: "notify" | "readAll" | "manage" | "admin" };
}

export const SCOPE_ROWS: readonly ScopeRow[] = [
  {
    id: "incidents",
    read: "incidents:read",
    write: "incidents:write",
    more: { scope: "incidents:notify", act: "notify" },
  },
  { id: "dpdp", read: "dpdp:read", write: "dpdp:write" },
  {
    id: "grc",
    read: "grc:read",
    write: "grc:write",
    more: { scope: "grc:read_all", act: "readAll" },
  },
  { id: "audit", read: "audit:read" },
  { id: "keys", more: { scope: "keys:manage", act: "manage" } },
  { id: "everything", more: { scope: "admin", act: "admin" } },
];

/** Ready choices, by what the key is for. */
export const SCOPE_PRESETS: readonly {
  id: "intake" | "register" | "readAll";
  scopes: readonly Scope[];
}[] = [
  { id: "intake", scopes: ["incidents:write"] },
  { id: "register", scopes: ["incidents:read", "incidents:write", "incidents:notify"] },
  { id: "readAll", scopes: SCOPES.filter((scope) => scope.includes(":read")) },
];

/** Whether two lists hold the same scopes. */
export function sameScopes(
  one: readonly CredentialScope[],
  other: readonly CredentialScope[],
): boolean {
  return one.length === other.length && one.every((scope) => other.includes(scope));
}
