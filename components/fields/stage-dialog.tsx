"use client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { INCIDENT_FIELDS, type StageOut } from "@/lib/schema/register-door/stages";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Checkbox, Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { requiredWords } from "./words";

interface Typed {
  name: string;
  description: string;
  required_fields: string[];
}

export interface StageDialogProps {
  /** The stage to change; null for a new one. */
  stage: StageOut | null;
  ownFields: readonly string[];
  save: (input: Typed) => Promise<FormResult<StageOut>>;
  onClose: () => void;
}

/** A stage, and what must be filled before an incident enters it. */
export function StageDialog(props: StageDialogProps) {
  const t = useTranslations("fields");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(props.stage ? "stage.change" : "stage.add")}
      description={t("stage.about")}
      bare
    >
      <StageForm {...props} />
    </Dialog>
  );
}

function StageForm({ stage, ownFields, save, onClose }: StageDialogProps) {
  const t = useTranslations("fields");
  const { register, handleSubmit, setError, formState } = useForm<Typed>({
    defaultValues: {
      name: stage?.name ?? "",
      description: stage?.description ?? "",
      required_fields: stage?.required_fields ?? [],
    },
  });
  const { errors, isSubmitting } = formState;
  const tell = useToast();
  const submit = handleSubmit(async (typed) => {
    const description = typed.description.trim() || typed.name.trim();
    const answer = await ask(() => save({ ...typed, description }));
    if (!answer.ok) {
      showRefusal(answer, ["name", "description", "required_fields"], setError);
      return;
    }
    tell.done(t(stage ? "stage.changed" : "stage.added"));
    onClose();
  });
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label={t("stage.name")} error={errors.name?.message}>
          <Input autoComplete="off" {...register("name")} />
        </Field>
        <Field label={t("stage.description")} optional error={errors.description?.message}>
          <Input autoComplete="off" {...register("description")} />
        </Field>
        <FieldGroup
          label={t("stage.before")}
          hint={t("stage.beforeHint")}
          error={errors.required_fields?.message}
        >
          <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
            {[...INCIDENT_FIELDS, ...ownFields].map((name) => (
              <Checkbox
                key={name}
                label={requiredWords(t, name)}
                value={name}
                {...register("required_fields")}
              />
            ))}
          </div>
        </FieldGroup>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t(stage ? "save" : "stage.do")}
        </Button>
      </DialogFoot>
    </form>
  );
}
