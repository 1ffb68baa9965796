"use client";
import { useTranslations } from "next-intl";
import type { FieldValues, UseFormRegisterReturn } from "react-hook-form";
import type { FieldOut } from "@/lib/schema/register-door/fields";
import { Field, FieldGroup } from "../ui/field";
import { Checkbox, Input, Select } from "../ui/input";

type Wired = UseFormRegisterReturn<keyof FieldValues & string>;
/** What an input tells of a change. */
export type Changed = { target: { value: string; checked?: boolean } };

export interface FieldInputProps {
  field: FieldOut;
  error: string | undefined;
  /** For a field that takes one value. */
  control: Wired | { value: string; onChange: (event: Changed) => void };
  /** For each option of a field that takes several. */
  option: (value: string) => Wired | { checked: boolean; onChange: (event: Changed) => void };
}

/** The input of an own field, as its kind asks for it. */
export function FieldInput({ field, error, control, option }: FieldInputProps) {
  const t = useTranslations("fields");
  const ui = useTranslations("ui");
  const { kind, name, options, required } = field;
  const open = options.filter(({ disabled }) => !disabled);
  if (kind === "multi") {
    return (
      <FieldGroup
        label={
          <>
            {name}
            {!required && <span className="font-normal text-ink-3"> {ui("optional")}</span>}
          </>
        }
        error={error}
      >
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {open.map(({ id, value }) => (
            <Checkbox key={id} label={value} value={value} {...option(value)} />
          ))}
        </div>
      </FieldGroup>
    );
  }
  return (
    <Field label={name} optional={!required} error={error}>
      {kind === "single" ? (
        <Select {...control}>
          <option value="">{t("field.noneOf")}</option>
          {open.map(({ id, value }) => (
            <option key={id} value={value}>
              {value}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          autoComplete="off"
          type={kind === "date" ? "date" : "text"}
          inputMode={kind === "number" ? "decimal" : undefined}
          {...control}
        />
      )}
    </Field>
  );
}
