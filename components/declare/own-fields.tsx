"use client";
import { useTranslations } from "next-intl";
import { useFormState, useWatch } from "react-hook-form";
import type { FieldOut } from "@/lib/schema/register-door/fields";
import { type Changed, FieldInput } from "../fields/field-input";
import { Fold } from "./fold";
import type { WizardForm } from "./use-draft";
import { attributesIn, messageIn } from "./wizard-form";

/** The organisation's own fields. None of them keeps anybody from declaring, required ones neither. */
export function OwnFields({ form, fields }: { form: WizardForm; fields: readonly FieldOut[] }) {
  const t = useTranslations("declare");
  const { control } = form;
  const attributes = useWatch({ control, name: "attributes" });
  const { errors } = useFormState({ control });
  if (fields.length === 0) return null;

  function say(id: string, values: string[]): void {
    form.setValue("attributes", { ...form.getValues("attributes"), [id]: values });
    form.clearErrors(`attributes.${id}`);
  }

  const told = attributesIn({ attributes }, fields) !== undefined;
  return (
    <Fold name={t("data.own")} open={told || errors.attributes !== undefined}>
      <div className="grid gap-5">
        {fields.map((field) => {
          const said = attributes[field.id] ?? [];
          return (
            <FieldInput
              key={field.id}
              field={field}
              error={messageIn(errors.attributes?.[field.id]) ?? undefined}
              control={{
                value: said[0] ?? "",
                onChange: ({ target }: Changed) => say(field.id, [target.value]),
              }}
              option={(value) => ({
                checked: said.includes(value),
                onChange: ({ target }: Changed) => {
                  const others = said.filter((one) => one !== value);
                  say(field.id, target.checked ? [...others, value] : others);
                },
              })}
            />
          );
        })}
      </div>
    </Fold>
  );
}
