"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { EvidenceOut } from "@/lib/schema/evidence";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { Textarea } from "../ui/input";
import { useChange } from "../ui/use-change";

/** Asks why a file is withdrawn. It stays, and the reason with it. */
export function WithdrawDialog({
  file,
  withdraw,
  onClose,
}: {
  file: EvidenceOut;
  withdraw: (id: string, input: { reason: string }) => Promise<FormResult<null>>;
  onClose: () => void;
}) {
  const t = useTranslations("evidence");
  const form = useId();
  const [said, say] = useState("");
  const [missing, miss] = useState(false);
  const change = useChange(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    miss(said.trim() === "");
    if (said.trim() !== "") change.run(() => withdraw(file.id, { reason: said }));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && change.close()}
      title={t("withdraw.title", { name: file.name })}
      description={t("withdraw.says")}
      footer={
        <>
          <Button onClick={change.close}>{t("withdraw.keep")}</Button>
          <Button variant="primary" type="submit" form={form} busy={change.pending}>
            {t("withdraw.do")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="grid gap-5" onSubmit={submit}>
        <Field
          label={t("withdraw.reason")}
          hint={t("withdraw.hint")}
          error={missing ? t("withdraw.missing") : undefined}
        >
          <Textarea value={said} onChange={({ target }) => say(target.value)} />
        </Field>
        <FormError>{change.reason}</FormError>
      </form>
    </Dialog>
  );
}
