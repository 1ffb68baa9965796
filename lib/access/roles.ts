/** What each role may do. docs/access.md shows this table, and a test keeps the two alike. */
import type { Role } from "../schema/member";
import { type Permission, SCOPES } from "../schema/scopes";

/** Every permission there is. */
export const ALL_PERMISSIONS: readonly Permission[] = [
  ...SCOPES,
  "members:manage",
  "organisations:manage",
];

const WORKS_ON_INCIDENTS = ["incidents:read", "incidents:write"] as const;

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: ALL_PERMISSIONS,
  dpo: [
    ...WORKS_ON_INCIDENTS,
    "incidents:notify",
    "audit:read",
    "keys:manage",
    "dpdp:read",
    "dpdp:write",
    "grc:read",
    "grc:read_all",
    "grc:write",
  ],
  investigator: WORKS_ON_INCIDENTS,
  viewer: ["incidents:read"],
  auditor: ["incidents:read", "audit:read"],
};
