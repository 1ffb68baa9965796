"use client";
import { useTranslations } from "next-intl";
import { type FormEventHandler, type ReactNode, useId } from "react";
import { Button } from "../ui/button";
import type { ButtonVariant } from "../ui/button-class";
import { Dialog } from "../ui/dialog";
import { RefusalNote } from "./refusal";

/** A dialog around one form: what the server refuses stands above its buttons. */
export function FormDialog({
  title,
  description,
  note,
  submit,
  submitVariant = "primary",
  busy,
  error,
  fields,
  explain,
  onClose,
  onSubmit,
  children,
}: {
  title: string;
  description?: ReactNode;
  note?: ReactNode;
  /** What the button says that it does. */
  submit: string;
  submitVariant?: ButtonVariant;
  busy: boolean;
  error: Error | null;
  /** The fields that show their faults themselves. */
  fields: readonly string[];
  explain?: (error: Error) => ReactNode;
  onClose: () => void;
  onSubmit: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
}) {
  const t = useTranslations("incident");
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !busy && onClose()}
      title={title}
      description={description}
      note={note}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant={submitVariant} type="submit" form={form} busy={busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-5"
        onSubmit={onSubmit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
            event.currentTarget.requestSubmit();
          }
        }}
      >
        {children}
        <RefusalNote error={error} fields={fields} explain={explain} />
      </form>
    </Dialog>
  );
}
