"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { type RuleSettingInput, ruleSettingSchema } from "@/lib/schema/rule-settings";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, showRefusal } from "../ui/form-result";
import { Input, Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import type { RuleSwitchProps } from "./rule-switch";

/** Asks for the reason of a setting, and sets it. */
export function SettingDialog({
  kind,
  set,
  onClose,
}: Pick<RuleSwitchProps, "set"> & { kind: RuleSettingInput["kind"]; onClose: () => void }) {
  const t = useTranslations("rules");
  const { register, handleSubmit, setError, formState } = useForm<RuleSettingInput>({
    resolver: zodResolver(ruleSettingSchema, undefined, { raw: true }),
    defaultValues: { kind, reason: "" },
  });
  const { errors, isSubmitting } = formState;
  const tell = useToast();
  const submit = handleSubmit(async (input) => {
    const answer = await ask(() => set(input));
    if (!answer.ok) {
      showRefusal(answer, ["reason", "commencement"], setError);
      return;
    }
    tell.done(t(`done.${kind}`));
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`ask.${kind}.title`)}
      description={t(`ask.${kind}.says`)}
      bare
    >
      <form method="post" noValidate onSubmit={submit}>
        <DialogBody>
          <FormError>{errors.root?.message}</FormError>
          {kind === "commencement" && (
            <Field label={t("switch.commencesOn")} error={errors.commencement?.message}>
              <Input type="date" className="w-44" {...register("commencement")} />
            </Field>
          )}
          <Field
            label={t("switch.reason")}
            hint={t("switch.reasonHint")}
            error={errors.reason?.message}
          >
            <Textarea {...register("reason")} />
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {t(`ask.${kind}.press`)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
