"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InvitationView } from "@/lib/schema/member";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import type { FormResult } from "../ui/form-result";
import { Time } from "../ui/time";
import { WithdrawDialog } from "./member-dialogs";
import type { RoleInfo } from "./role-words";

const HEADS = ["email", "role", "by", "ends", "status"] as const;

/** The invitations of an organisation, the open ones first; nothing where there are none. */
export function Invitations({
  invitations,
  roles,
  withdraw,
}: {
  invitations: readonly InvitationView[];
  roles: readonly RoleInfo[];
  withdraw: (id: string) => Promise<FormResult<null>>;
}) {
  const t = useTranslations("settings");
  const [withdrawing, setWithdrawing] = useState<InvitationView | null>(null);
  if (invitations.length === 0) return null;
  const open = invitations.filter(({ state }) => state === "open");
  const over = invitations.filter(({ state }) => state !== "open");
  return (
    <>
      <h2 className="mt-10 mb-3 text-xl">{t("invitations.title")}</h2>
      <DataTable
        label={t("invitations.title")}
        heads={[...HEADS.map((head) => t(`invitations.head.${head}`)), ""]}
      >
        {[...open, ...over].map((one) => (
          <DataRow key={one.id} dim={one.state !== "open"}>
            <DataCell className={one.state === "open" ? "font-medium text-ink" : undefined}>
              {one.email}
            </DataCell>
            <DataCell>{roles.find(({ role }) => role === one.role)?.name ?? one.role}</DataCell>
            <DataCell>{one.createdByName}</DataCell>
            <DataCell>
              <Time at={one.expiresAt} />
            </DataCell>
            <DataCell>{t(`invitations.state.${one.state}`)}</DataCell>
            <DataCell>
              {one.state === "open" && (
                <Button
                  size="sm"
                  aria-label={t("invitations.withdrawOf", { email: one.email })}
                  onClick={() => setWithdrawing(one)}
                >
                  {t("invitations.withdraw")}
                </Button>
              )}
            </DataCell>
          </DataRow>
        ))}
      </DataTable>
      <WithdrawDialog of={withdrawing} onClose={() => setWithdrawing(null)} withdraw={withdraw} />
    </>
  );
}
