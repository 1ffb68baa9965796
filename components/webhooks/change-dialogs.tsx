"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { NewWebhook, RotateWebhookInput, Webhook } from "@/lib/schema/webhooks";
import { Button } from "../ui/button";
import { RadioChips } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { useToast } from "../ui/toast";
import { useChange } from "../ui/use-change";
import { useLast } from "../ui/use-last";

/** How long both secrets sign, in hours. */
const OVERLAPS = ["0", "1", "24", "168", "720"] as const;

interface ChangeProps {
  /** The webhook to change; null: closed. */
  of: Webhook | null;
  onClose: () => void;
}

/** Gives a webhook a new secret, and says how long the old one signs beside it. */
export function RotateDialog({
  of,
  onClose,
  rotate,
  onRotated,
}: ChangeProps & {
  rotate: (id: string, input: RotateWebhookInput) => Promise<FormResult<NewWebhook>>;
  onRotated: (made: NewWebhook) => void;
}) {
  const t = useTranslations("webhooks");
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>("24");
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const press = () => of && run(() => rotate(of.id, { overlap_hours: Number(overlap) }), onRotated);
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={t("rotate.title", { name: shown?.name ?? "" })}
      description={t("rotate.about")}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button variant="primary" busy={pending} onClick={press}>
            {t("rotate.do")}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      <FieldGroup label={t("rotate.overlap")} hint={t("rotate.overlapHint")}>
        <RadioChips
          name="overlap"
          value={overlap}
          onChange={setOverlap}
          options={OVERLAPS.map((value) => ({ value, label: t(`overlap.${value}`) }))}
        />
      </FieldGroup>
    </Dialog>
  );
}

/** Removes a webhook for good, after a second look. */
export function RemoveDialog({
  of,
  onClose,
  remove,
}: ChangeProps & { remove: (id: string) => Promise<FormResult<null>> }) {
  const t = useTranslations("webhooks");
  const toast = useToast();
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const waiting = shown?.pending ?? 0;
  const press = () =>
    of &&
    run(
      () => remove(of.id),
      () => toast.done(t("remove.done", { name: of.name })),
    );
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      size="sm"
      title={t("remove.title", { name: shown?.name ?? "" })}
      footer={
        <>
          <Button onClick={close}>{t("keep")}</Button>
          <Button variant="danger" busy={pending} onClick={press}>
            {t("remove.do")}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      <p className="text-ink-2">
        {t("remove.text")} {waiting > 0 && t("remove.waiting", { count: waiting })}
      </p>
    </Dialog>
  );
}
