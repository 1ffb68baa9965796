import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { isKey } from "@/lib/i18n/words";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import type { RoleInfo } from "./role-words";

/** What each role may do. */
export function RoleTable({ roles }: { roles: readonly RoleInfo[] }) {
  const t = useTranslations("settings");
  const permissions = [...new Set(roles.flatMap((role) => role.permissions))];
  const words = permissions.map((permission) => {
    const key = `permission.${permission.replace(":", "_")}`;
    return [permission, isKey(t, key) ? t(key) : permission] as const;
  });
  return (
    <DataTable label={t("members.rolesTitle")} heads={["", ...roles.map(({ name }) => name)]}>
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
                  <span className="sr-only">{t("role.may")}</span>
                </>
              ) : (
                <>
                  <span aria-hidden className="block w-2 border-line-2 border-t-[1.5px]" />
                  <span className="sr-only">{t("role.mayNot")}</span>
                </>
              )}
            </DataCell>
          ))}
        </DataRow>
      ))}
    </DataTable>
  );
}
