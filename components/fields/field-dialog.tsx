"use client";
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
import { KIND_WORDS } from "./words";

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
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.field ? "Change the field" : "Add a field"}
      description="It stands on every incident of the organisation, and at every door."
      bare
    >
      <FieldForm {...props} />
    </Dialog>
  );
}

function FieldForm({ field, save, onClose }: FieldDialogProps) {
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
    tell.done(field ? "The field is changed" : "The field is added");
    onClose();
  });
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="off" {...register("name")} />
        </Field>
        <Field
          label="Takes"
          hint={field ? "What a field takes stays as it is." : undefined}
          error={errors.kind?.message}
        >
          <Select disabled={field !== null} {...register("kind")}>
            {FIELD_KINDS.map((one) => (
              <option key={one} value={one}>
                {KIND_WORDS[one]}
              </option>
            ))}
          </Select>
        </Field>
        {hasOptions(kind) && (
          <Field
            label="Options"
            hint="One to a line. One that you take away stays where it was chosen."
            error={errors.options?.message}
          >
            <Textarea {...register("options")} />
          </Field>
        )}
        <Checkbox
          label="Required"
          description="Must be filled before an incident changes its stage. Nobody is kept from recording one."
          {...register("required")}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {field ? "Save" : "Add the field"}
        </Button>
      </DialogFoot>
    </form>
  );
}
