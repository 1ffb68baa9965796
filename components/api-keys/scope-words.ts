/** What each scope lets a key do, laid out as the dialog shows it: resource by resource. */
import type { CredentialScope, IncidentScope } from "@/lib/schema/oauth";
import { SCOPES, type Scope } from "@/lib/schema/scopes";

export interface ScopeRow {
  resource: string;
  says: string;
  read?: Scope;
  write?: Scope;
  more?: { scope: Scope; label: string };
}

export const SCOPE_ROWS: readonly ScopeRow[] = [
  {
    resource: "Incidents",
    says: "Facts, clocks, status",
    read: "incidents:read",
    write: "incidents:write",
    more: { scope: "incidents:notify", label: "Notify, decide" },
  },
  { resource: "DPDP", says: "Events and timers, India", read: "dpdp:read", write: "dpdp:write" },
  {
    resource: "GRC",
    says: "Records that the key itself made",
    read: "grc:read",
    write: "grc:write",
    more: { scope: "grc:read_all", label: "Read all" },
  },
  { resource: "Audit log", says: "Who changed what, and when", read: "audit:read" },
  {
    resource: "API keys",
    says: "Make, rotate, revoke",
    more: { scope: "keys:manage", label: "Manage" },
  },
  {
    resource: "Everything",
    says: "All of the above, and what comes later",
    more: { scope: "admin", label: "Admin" },
  },
];

/** Ready choices, by what the key is for. */
export const SCOPE_PRESETS: readonly { name: string; scopes: readonly Scope[] }[] = [
  { name: "Intake", scopes: ["incidents:write"] },
  { name: "Register", scopes: ["incidents:read", "incidents:write", "incidents:notify"] },
  { name: "Read all", scopes: SCOPES.filter((scope) => scope.includes(":read")) },
];

/** What the incident register door's own scopes let a client do. */
export const INCIDENT_SCOPE_WORDS: Readonly<Record<IncidentScope, string>> = {
  INCIDENT: "Read, write, notify, decide",
  INCIDENT_READ: "Read",
  INCIDENT_CREATE: "Create, and nothing else",
};

/** Whether two lists hold the same scopes. */
export function sameScopes(
  one: readonly CredentialScope[],
  other: readonly CredentialScope[],
): boolean {
  return one.length === other.length && one.every((scope) => other.includes(scope));
}
