import { Check } from "lucide-react";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { PERMISSION_WORDS } from "./permission-words";
import type { RoleInfo } from "./role-words";

/** What each role may do. */
export function RoleTable({ roles }: { roles: readonly RoleInfo[] }) {
  const permissions = new Set(roles.flatMap((role) => role.permissions));
  const words = Object.entries(PERMISSION_WORDS).filter(([name]) =>
    [...permissions].some((permission) => permission === name),
  );
  return (
    <DataTable label="What each role may do" heads={["", ...roles.map(({ name }) => name)]}>
      {words.map(([permission, says]) => (
        <DataRow key={permission}>
          <th scope="row" className="h-9 whitespace-nowrap px-3 pl-4.5 font-normal text-ink">
            {says}
          </th>
          {roles.map((role) => (
            <DataCell key={role.role} dense>
              {role.permissions.some((one) => one === permission) ? (
                <>
                  <Check aria-hidden className="size-4 text-ink" />
                  <span className="sr-only">Yes</span>
                </>
              ) : (
                <>
                  <span aria-hidden className="block w-2 border-line-2 border-t-[1.5px]" />
                  <span className="sr-only">No</span>
                </>
              )}
            </DataCell>
          ))}
        </DataRow>
      ))}
    </DataTable>
  );
}
