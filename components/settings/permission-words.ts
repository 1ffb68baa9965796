/** Permissions in plain words, for the table of roles. Declaring alone is for OAuth clients; no role has it. */
import type { Permission } from "@/lib/schema/scopes";

export const PERMISSION_WORDS: Readonly<Record<Exclude<Permission, "incidents:create">, string>> = {
  "incidents:read": "Read incidents and the board",
  "incidents:write": "Declare incidents and correct facts",
  "incidents:notify": "Record notifications and decisions",
  "audit:read": "Read the audit log",
  "keys:manage": "Make, rotate and revoke API keys",
  "members:manage": "Invite people and change roles",
  "organisations:manage": "Add organisations below",
  "dpdp:read": "Read DPDP events and timers",
  "dpdp:write": "Record DPDP events",
  "grc:read": "Read GRC records",
  "grc:read_all": "Read the GRC records of all systems",
  "grc:write": "Write GRC records",
  admin: "Hand out keys with every scope",
};
