"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InvitationView, Member, Role } from "@/lib/schema/member";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { useToast } from "../ui/toast";
import { useChange } from "../ui/use-change";
import { useLast } from "../ui/use-last";
import { RoleChoice } from "./role-choice";
import type { RoleInfo } from "./role-words";

interface MemberDialogProps {
  /** Whom it is about; null: closed. */
  of: Member | null;
  onClose: () => void;
}

/** Gives a member another role. */
export function ChangeRoleDialog({
  of,
  onClose,
  roles,
  change,
}: MemberDialogProps & {
  roles: readonly RoleInfo[];
  change: (membershipId: string, role: Role) => Promise<FormResult<null>>;
}) {
  const [chosen, setChosen] = useState<{ of: string; role: Role } | null>(null);
  const t = useTranslations("settings");
  const toast = useToast();
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  // A choice made for somebody else is none.
  const role = chosen?.of === shown?.id ? chosen?.role : shown?.role;
  const save = () =>
    of &&
    role &&
    run(
      () => change(of.id, role),
      () => toast.done(t("role.saved", { name: of.name })),
    );
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={t("role.title", { name: shown?.name ?? "" })}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button variant="primary" busy={pending} onClick={save}>
            {t("role.save")}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      {shown && role && (
        <RoleChoice
          roles={roles}
          value={role}
          onChange={(next) => setChosen({ of: shown.id, role: next })}
        />
      )}
    </Dialog>
  );
}

/** Ends a membership, after a second look. */
export function EndMembershipDialog({
  of,
  onClose,
  orgName,
  end,
}: MemberDialogProps & {
  orgName: string;
  end: (membershipId: string) => Promise<FormResult<null>>;
}) {
  const t = useTranslations("settings");
  const toast = useToast();
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const press = () =>
    of &&
    run(
      () => end(of.id),
      () => toast.done(t("endMember.done", { name: of.name })),
    );
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      size="sm"
      title={t("endMember.title", { name: shown?.name ?? "" })}
      footer={
        <>
          <Button onClick={close}>{t("keep")}</Button>
          <Button variant="danger" busy={pending} onClick={press}>
            {t("members.end")}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      <p className="text-ink-2">{t("endMember.text", { org: orgName })}</p>
    </Dialog>
  );
}

/** Withdraws an invitation, after a second look. */
export function WithdrawDialog({
  of,
  onClose,
  withdraw,
}: {
  of: InvitationView | null;
  onClose: () => void;
  withdraw: (id: string) => Promise<FormResult<null>>;
}) {
  const t = useTranslations("settings");
  const toast = useToast();
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const press = () =>
    of &&
    run(
      () => withdraw(of.id),
      () => toast.done(t("withdraw.done")),
    );
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      size="sm"
      title={t("withdraw.title")}
      footer={
        <>
          <Button onClick={close}>{t("keep")}</Button>
          <Button variant="danger" busy={pending} onClick={press}>
            {t("invitations.withdraw")}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      <p className="text-ink-2">{t("withdraw.text", { email: shown?.email ?? "" })}</p>
    </Dialog>
  );
}
