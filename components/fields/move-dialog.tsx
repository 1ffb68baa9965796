"use client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { StageMove } from "@/lib/schema/register-door/stage-move";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Select, Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import { stageWords } from "./words";

interface Typed {
  nextStageName: string;
  justification: string;
}

export interface MoveDialogProps {
  from: string | undefined;
  stages: readonly string[];
  move: (input: StageMove) => Promise<FormResult<null>>;
  onClose: () => void;
}

/** To which stage, and why. */
export function MoveDialog(props: MoveDialogProps) {
  const t = useTranslations("fields");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("own.move")}
      description={t("stage.about")}
      bare
    >
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm({ from, stages, move, onClose }: MoveDialogProps) {
  const t = useTranslations("fields");
  const next = stages[stages.indexOf(from ?? "") + 1] ?? stages[0] ?? "";
  const { register, handleSubmit, setError, formState } = useForm<Typed>({
    defaultValues: { nextStageName: next, justification: "" },
  });
  const { errors, isSubmitting } = formState;
  const tell = useToast();
  const submit = handleSubmit(async ({ nextStageName, justification }) => {
    const parameters = justification.trim() === "" ? undefined : { justification };
    const answer = await ask(() => move({ nextStageName, parameters }));
    if (!answer.ok) {
      showRefusal(answer, ["nextStageName"], setError);
      return;
    }
    tell.done(t("own.moved", { stage: stageWords(t, nextStageName) }));
    onClose();
  });
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label={t("stage.column")} error={errors.nextStageName?.message}>
          <Select {...register("nextStageName")}>
            {stages.map((name) => (
              <option key={name} value={name}>
                {stageWords(t, name)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("own.justification")} optional hint={t("own.justificationHint")}>
          <Textarea {...register("justification")} />
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t("own.move")}
        </Button>
      </DialogFoot>
    </form>
  );
}
