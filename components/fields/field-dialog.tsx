"use client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import {
  type AddFieldInput,
  FIELD_KINDS,
  type FieldKind,
  type FieldOut,
  hasOptions,
} from "@/lib/schema/register-door/fields";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Checkbox, Input, Select, Textarea } from "../ui/input";
import { useToast } from "../ui/toast";

export interface FieldDialogProps {
  /** The field to change; null for a new one. */
  field: FieldOut | null;
  save: (input: AddFieldInput) => Promise<FormResult<FieldOut>>;
  onClose: () => void;
}

interface Typed {
  name: string;
  kind: FieldKind;
  required: boolean;
  /** One to a line. */
  options: string;
}

/** A field of the organisation's own. */
export function FieldDialog(props: FieldDialogProps) {
  const t = useTranslations("fields");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(props.field ? "field.change" : "field.add")}
      description={t("field.about")}
      bare
    >
      <FieldForm {...props} />
    </Dialog>
  );
}

function FieldForm({ field, save, onClose }: FieldDialogProps) {
  const t = useTranslations("fields");
  const { register, handleSubmit, setError, watch, formState } = useForm<Typed>({
    defaultValues: {
      name: field?.name ?? "",
      kind: field?.kind ?? "text",
      required: field?.required ?? false,
      options: (field?.options ?? [])
        .filter(({ disabled }) => !disabled)
        .map(({ value }) => value)
        .join("\n"),
    },
  });
  const { errors, isSubmitting } = formState;
  const tell = useToast();
  const kind = field?.kind ?? watch("kind");
  const submit = handleSubmit(async (typed) => {
    // A list that is disabled gives no value.
    const takes = field?.kind ?? typed.kind;
    const lines = (typed.options ?? "").split("\n").map((line) => line.trim());
    const options = hasOptions(takes) ? lines.filter((line) => line !== "") : [];
    const answer = await ask(() => save({ ...typed, kind: takes, options }));
    if (!answer.ok) {
      showRefusal(answer, ["name", "kind", "required", "options"], setError);
      return;
    }
    tell.done(t(field ? "field.changed" : "field.added"));
    onClose();
  });
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label={t("field.name")} error={errors.name?.message}>
          <Input autoComplete="off" {...register("name")} />
        </Field>
        <Field
          label={t("field.takes")}
          hint={field ? t("field.takesHint") : undefined}
          error={errors.kind?.message}
        >
          <Select disabled={field !== null} {...register("kind")}>
            {FIELD_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {hasOptions(kind) && (
          <Field
            label={t("field.options")}
            hint={t("field.optionsHint")}
            error={errors.options?.message}
          >
            <Textarea {...register("options")} />
          </Field>
        )}
        <Checkbox
          label={t("field.required")}
          description={t("field.requiredHint")}
          {...register("required")}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t(field ? "save" : "field.do")}
        </Button>
      </DialogFoot>
    </form>
  );
}
