"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ApiKeyView, RotateKeyInput } from "@/lib/schema/key";
import { Button } from "../ui/button";
import { RadioChips } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { useToast } from "../ui/toast";
import { useChange } from "../ui/use-change";
import { useLast } from "../ui/use-last";
import type { ShownKey } from "./new-key-dialog";

/** How long the old key goes on working beside the new one, in hours. */
const OVERLAPS = ["0", "1", "24", "168", "720"] as const;

interface ChangeProps {
  /** The key to change; null: closed. */
  of: ApiKeyView | null;
  onClose: () => void;
}

/** Makes a key's successor, and says how long the old one goes on beside it; or a client's new secret. */
export function RotateDialog({
  of,
  onClose,
  rotate,
  onRotated,
}: ChangeProps & {
  rotate: (id: string, input: RotateKeyInput) => Promise<FormResult<ShownKey>>;
  onRotated: (made: ShownKey) => void;
}) {
  const t = useTranslations("keys");
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>("24");
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const isClient = shown?.kind === "client";
  const overlapHours = isClient ? 0 : Number(overlap);
  const press = () => of && run(() => rotate(of.id, { overlapHours }), onRotated);
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={t("rotate.title", { name: shown?.name ?? "" })}
      description={t(isClient ? "rotate.aboutClient" : "rotate.aboutKey")}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button variant="primary" busy={pending} onClick={press}>
            {t(isClient ? "rotate.doClient" : "rotate.doKey")}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      {isClient ? (
        <p className="text-ink-2">{t("rotate.clientText")}</p>
      ) : (
        <FieldGroup label={t("rotate.overlap")} hint={t("rotate.overlapHint")}>
          <RadioChips
            name="overlap"
            value={overlap}
            onChange={setOverlap}
            options={OVERLAPS.map((value) => ({ value, label: t(`overlap.${value}`) }))}
          />
        </FieldGroup>
      )}
    </Dialog>
  );
}

/** Ends a key or a client at once, after a second look. */
export function RevokeDialog({
  of,
  onClose,
  revoke,
}: ChangeProps & { revoke: (id: string) => Promise<FormResult<null>> }) {
  const t = useTranslations("keys");
  const toast = useToast();
  const { pending, reason, run, close } = useChange(onClose);
  const shown = useLast(of);
  const press = () =>
    of &&
    run(
      () => revoke(of.id),
      () => toast.done(t("revoke.done", { name: of.name }), t("revoke.refused")),
    );
  return (
    <Dialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      size="sm"
      title={t("revoke.title", { name: shown?.name ?? "" })}
      footer={
        <>
          <Button onClick={close}>{t("keep")}</Button>
          <Button variant="danger" busy={pending} onClick={press}>
            {t(shown?.kind === "client" ? "revoke.doClient" : "revoke.doKey")}
          </Button>
        </>
      }
    >
      <FormError>{reason}</FormError>
      <p className="text-ink-2">
        {shown?.kind === "client"
          ? t("revoke.clientText")
          : t.rich("revoke.keyText", {
              prefix: shown?.prefix ?? "",
              code: (prefix) => <code className="record">{prefix}</code>,
            })}
      </p>
    </Dialog>
  );
}
