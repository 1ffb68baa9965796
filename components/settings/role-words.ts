/** Roles as the members page needs them: words, rights, and which the viewer may give. */
import type { Role } from "@/lib/schema/member";
import type { Permission } from "@/lib/schema/scopes";

export interface RoleInfo {
  role: Role;
  name: string;
  says: string;
  permissions: readonly Permission[];
  /** Whether the viewer may give it: nobody gives more than they have. */
  givable: boolean;
}
