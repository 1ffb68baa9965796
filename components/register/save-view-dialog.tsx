"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { createClient } from "@/lib/client";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Checkbox, Input } from "../ui/input";
import { queryOf, type RegisterFilter } from "./filters";

const client = createClient();

/** Asks for the name of a view, and whether others see it. */
export function SaveViewDialog({
  open,
  onOpenChange,
  orgId,
  filter,
  mayShare,
  onSaved,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  orgId: string;
  filter: RegisterFilter;
  mayShare: boolean;
  onSaved: () => Promise<void>;
}) {
  const t = useTranslations("register.views");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const close = (next: boolean) => {
    setFault(null);
    onOpenChange(next);
  };
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await client.views.save({
        orgId,
        name: String(said.get("name")).trim(),
        query: queryOf(filter),
        shared: said.get("shared") !== null,
      });
      await onSaved();
      close(false);
    } catch (error) {
      setFault(error instanceof Error ? error.message : t("notSaved"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t("save")}
      description={t("about")}
      size="sm"
      bare
    >
      <form onSubmit={save}>
        <DialogBody>
          <FormError>{fault}</FormError>
          <Field label={t("name")}>
            <Input name="name" required maxLength={60} autoComplete="off" />
          </Field>
          {mayShare && <Checkbox name="shared" label={t("share")} description={t("shareAbout")} />}
        </DialogBody>
        <DialogFoot>
          <Button onClick={() => close(false)}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t("saveIt")}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
