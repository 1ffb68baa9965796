"use client";
import { useFormState } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import type { WizardForm } from "./use-draft";

/** People, cause, actions: all of it can wait. */
export function StepDetails({ form }: { form: WizardForm }) {
  const { control, register } = form;
  const { errors } = useFormState({ control });
  return (
    <div className="grid max-w-2xl gap-5">
      <Field
        label="People affected"
        optional
        hint="The number at most, as far as you know. Leave it empty while you do not."
        error={errors.affected_users?.message}
      >
        <Input
          {...register("affected_users")}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-48 tabular-nums"
        />
      </Field>
      <Field label="Cause" optional error={errors.root_cause?.message}>
        <Textarea {...register("root_cause")} rows={3} />
      </Field>
      <Field
        label="Actions taken"
        optional
        hint="What was done to stop it and to limit the harm, one to a line."
        error={errors.corrective_actions?.message}
      >
        <Textarea {...register("corrective_actions")} rows={4} />
      </Field>
    </div>
  );
}
