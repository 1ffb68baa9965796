"use client";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { RadioChips } from "../ui/chip";
import { Field, FieldGroup } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import type { FilingForm } from "./filing-form";

interface Props {
  form: UseFormReturn<FilingForm>;
}

/** The evidence of a filing: its reference, exactly what was sent, and whether more will follow. */
export function FilingContent({ form, asksComplete }: Props & { asksComplete: boolean }) {
  const { errors } = form.formState;
  const reference = useWatch({ control: form.control, name: "reference" });
  return (
    <>
      <Field label="Reference or receipt number" optional error={errors.reference?.message}>
        <Input
          autoComplete="off"
          maxLength={200}
          className="record"
          {...form.register("reference")}
        />
      </Field>
      {reference.trim() === "" && (
        <p className="-mt-3 text-ink-2 text-xs">
          Without a reference the filing counts, and is marked: receipt missing. You can record it
          later as a follow-up.
        </p>
      )}
      <Field
        label="Exactly what was sent"
        optional
        hint="Frozen as it is, with its SHA-256. No names of people affected."
        error={errors.content?.message}
      >
        <Textarea rows={4} {...form.register("content")} />
      </Field>
      {asksComplete && (
        <Controller
          control={form.control}
          name="complete"
          render={({ field }) => (
            <FieldGroup
              label="The information is"
              hint="GDPR Art. 33(4): what is missing may follow in phases, without undue further delay."
              error={errors.complete?.message}
            >
              <RadioChips
                name="complete"
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                options={[
                  { value: "yes", label: "Complete" },
                  { value: "no", label: "Not complete: more follows" },
                  { value: "", label: "Not stated" },
                ]}
              />
            </FieldGroup>
          )}
        />
      )}
    </>
  );
}

/** How many of the persons affected this reached. */
export function PersonsTold({ form }: Props) {
  const { errors } = form.formState;
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
      <Field
        label="People told"
        optional
        hint="The duty is met once all are told."
        error={errors.persons_told?.message}
      >
        <Input inputMode="numeric" autoComplete="off" {...form.register("persons_told")} />
      </Field>
      <Field label="People affected" optional error={errors.persons_affected?.message}>
        <Input inputMode="numeric" autoComplete="off" {...form.register("persons_affected")} />
      </Field>
    </div>
  );
}
