"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { type InvitationView, type InviteInput, inviteSchema } from "@/lib/schema/member";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Input } from "../ui/input";
import { useTime } from "../ui/time-words";
import { RoleChoice } from "./role-choice";
import type { RoleInfo } from "./role-words";

/** An invitation that was just made, with its token. */
export interface NewInvitation {
  token: string;
  invitation: InvitationView;
}

export interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  org: { id: string; name: string };
  roles: readonly RoleInfo[];
  invite: (input: InviteInput) => Promise<FormResult<NewInvitation>>;
  onInvited: (made: NewInvitation) => void;
}

/** Whom, and as what. */
export function InviteDialog(props: InviteDialogProps) {
  const t = useTranslations("settings");
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t("invite.title", { org: props.org.name })}
      description={t("invite.about")}
      bare
    >
      <InviteForm {...props} />
    </Dialog>
  );
}

function InviteForm({ org, roles, invite, onInvited, onOpenChange }: InviteDialogProps) {
  const t = useTranslations("settings");
  const { register, control, handleSubmit, setError, formState } = useForm<InviteInput>({
    resolver: zodResolver(inviteSchema, undefined, { raw: true }),
    defaultValues: { orgId: org.id, email: "", role: "investigator" },
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (input) => {
    const answer = await ask(() => invite(input));
    if (answer.ok) onInvited(answer.value);
    else showRefusal(answer, ["email", "role"], setError);
  });
  return (
    <form noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label={t("invite.email")} hint={t("invite.emailHint")} error={errors.email?.message}>
          <Input type="email" autoComplete="off" {...register("email")} />
        </Field>
        <Controller
          control={control}
          name="role"
          render={({ field, fieldState }) => (
            <RoleChoice
              roles={roles}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t("invite.do")}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** The one time that an invitation's link is seen. */
export function NewInvitationDialog({
  made,
  onPassedOn,
}: {
  made: NewInvitation | null;
  onPassedOn: () => void;
}) {
  const t = useTranslations("settings");
  const time = useTime();
  return (
    <Dialog
      open={made !== null}
      onOpenChange={(open) => !open && onPassedOn()}
      mustAnswer
      title={t("link.title")}
      description={
        made &&
        t("link.for", {
          email: made.invitation.email,
          time: time.at(made.invitation.expiresAt, "short"),
        })
      }
      footer={<Button onClick={onPassedOn}>{t("link.copied")}</Button>}
    >
      {made && <InvitationLink token={made.token} />}
    </Dialog>
  );
}

function InvitationLink({ token }: { token: string }) {
  const t = useTranslations("settings");
  const link = `${location.origin}/invitation?token=${encodeURIComponent(token)}`;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 rounded-3 border border-control bg-sunken py-2 pr-2 pl-3.5">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-sm leading-snug tracking-[-0.03em]">
          {link}
        </code>
        <CopyButton text={link} label={t("link.copy")} variant="primary" />
      </div>
      <p className="flex gap-2.5 text-ink-2 text-sm">
        <EyeOff aria-hidden className="mt-0.5 size-4 flex-none" />
        <span>
          {t.rich("link.once", { b: (words) => <b className="font-semibold text-ink">{words}</b> })}
        </span>
      </p>
    </>
  );
}
