"use client";
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
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.stage ? "Change the stage" : "Add a stage"}
      description="A stage is a step of your own work. It settles no duty."
      bare
    >
      <StageForm {...props} />
    </Dialog>
  );
}

function StageForm({ stage, ownFields, save, onClose }: StageDialogProps) {
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
    tell.done(stage ? "The stage is changed" : "The stage is added");
    onClose();
  });
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="off" {...register("name")} />
        </Field>
        <Field label="Description" optional error={errors.description?.message}>
          <Input autoComplete="off" {...register("description")} />
        </Field>
        <FieldGroup
          label="Before an incident enters it"
          hint="Ticked fields must be filled first."
          error={errors.required_fields?.message}
        >
          <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
            {[...INCIDENT_FIELDS, ...ownFields].map((name) => (
              <Checkbox
                key={name}
                label={requiredWords(name)}
                value={name}
                {...register("required_fields")}
              />
            ))}
          </div>
        </FieldGroup>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {stage ? "Save" : "Add the stage"}
        </Button>
      </DialogFoot>
    </form>
  );
}
