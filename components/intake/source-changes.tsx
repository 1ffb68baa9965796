"use client";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { useChange } from "../ui/use-change";
import type { ShownSource } from "./sources";

/** Asks before a change that other systems feel. */
export function ConfirmDialog<Value>({
  title,
  says,
  act,
  danger = false,
  run,
  onDone,
  onClose,
}: {
  title: string;
  says: string;
  act: string;
  danger?: boolean;
  run: () => Promise<FormResult<Value>>;
  onDone?: (value: Value) => void;
  onClose: () => void;
}) {
  const t = useTranslations("intake");
  const change = useChange(onClose);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && change.close()}
      title={title}
      description={says}
      footer={
        <>
          <Button onClick={change.close}>{t("sources.cancel")}</Button>
          <Button
            variant={danger ? "danger" : "primary"}
            busy={change.pending}
            onClick={() => change.run(run, onDone)}
          >
            {act}
          </Button>
        </>
      }
    >
      <FormError>{change.reason}</FormError>
    </Dialog>
  );
}

/** The one time that a source's secret is seen. Only its own button closes it. */
export function SecretDialog({
  made,
  address,
  onStored,
}: {
  made: ShownSource;
  address: string;
  onStored: () => void;
}) {
  const t = useTranslations("intake");
  return (
    <Dialog
      open
      mustAnswer
      size="lg"
      onOpenChange={(open) => !open && onStored()}
      title={t("secret.title", { name: made.source.name })}
      description={t("secret.once")}
      footer={<Button onClick={onStored}>{t("secret.stored")}</Button>}
    >
      <Shown name={t("secret.address")} text={address} />
      <Shown name={t("secret.secret")} text={made.plain} testId="source-secret" />
      <p className="text-ink-2 text-sm">{t("secret.how")}</p>
    </Dialog>
  );
}

function Shown({ name, text, testId }: { name: string; text: string; testId?: string }) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-sm">{name}</p>
      <div className="flex flex-wrap items-center gap-2 rounded-3 border border-control bg-sunken py-2 pr-2 pl-3.5">
        <code
          data-testid={testId}
          className="min-w-0 flex-1 select-all break-all font-mono text-sm"
        >
          {text}
        </code>
        <CopyButton text={text} />
      </div>
    </div>
  );
}
