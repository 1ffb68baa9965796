"use client";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("incident");
  const { errors } = form.formState;
  const reference = useWatch({ control: form.control, name: "reference" });
  return (
    <>
      <Field label={t("filing.reference")} optional error={errors.reference?.message}>
        <Input
          autoComplete="off"
          maxLength={200}
          className="record"
          {...form.register("reference")}
        />
      </Field>
      {reference.trim() === "" && (
        <p className="-mt-3 text-ink-2 text-xs">{t("filing.noReference")}</p>
      )}
      <Field
        label={t("filing.content")}
        optional
        hint={t("filing.contentHint")}
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
              label={t("filing.isComplete")}
              hint={t("filing.isCompleteHint")}
              error={errors.complete?.message}
            >
              <RadioChips
                name="complete"
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                options={[
                  { value: "yes", label: t("filing.complete") },
                  { value: "no", label: t("filing.incomplete") },
                  { value: "", label: t("notStated") },
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
  const t = useTranslations("incident");
  const { errors } = form.formState;
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
      <Field
        label={t("filing.told")}
        optional
        hint={t("filing.toldHint")}
        error={errors.persons_told?.message}
      >
        <Input inputMode="numeric" autoComplete="off" {...form.register("persons_told")} />
      </Field>
      <Field label={t("filing.affected")} optional error={errors.persons_affected?.message}>
        <Input inputMode="numeric" autoComplete="off" {...form.register("persons_affected")} />
      </Field>
    </div>
  );
}
