"use client";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { AuthorityPicker } from "../authorities/authority-picker";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { picksAuthority } from "./filing-form";

const AUTHORITIES: readonly string[] = [
  "authority",
  "cert",
  "financial_regulator",
  "attorney_general",
];

/** Who was told: a data protection authority out of the directory, or any recipient as the person calls it. */
export function RecipientField({
  duty,
  told,
  value,
  onChange,
  onBlur,
  hint,
  error,
}: {
  duty: Duty;
  told: readonly string[];
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  hint?: string;
  error?: string;
}) {
  const t = useTranslations("incident");
  const control = {
    value,
    onBlur,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <Field
      label={t(
        AUTHORITIES.includes(duty.recipient_kind) ? "recipient.authority" : "recipient.other",
      )}
      hint={hint}
      error={error}
    >
      {picksAuthority(duty) ? (
        <AuthorityPicker told={told} {...control} />
      ) : (
        <Input autoComplete="off" maxLength={200} {...control} />
      )}
    </Field>
  );
}
