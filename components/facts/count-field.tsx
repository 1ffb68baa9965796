"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { COUNT_KINDS } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { isNumbered } from "./facts-body";
import type { CountForm } from "./facts-form";

/** How many, and how sure: a number comes only with "exact" and "about". */
export function CountField({
  label,
  hint,
  value,
  onChange,
  error,
}: {
  label: string;
  hint?: string;
  value: CountForm;
  onChange: (value: CountForm) => void;
  error?: string;
}) {
  const group = useId();
  const t = useTranslations("facts");
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      <div className="flex flex-wrap items-center gap-2">
        <RadioChips
          name={`${group}-kind`}
          aria-label={label}
          value={COUNT_KINDS.find((kind) => kind === value.kind)}
          onChange={(kind) => onChange({ ...value, kind })}
          options={COUNT_KINDS.map((kind) => ({ value: kind, label: t(`count.${kind}`) }))}
        />
        {isNumbered(value.kind) && (
          <Input
            aria-label={t("count.number", { label })}
            aria-invalid={error ? true : undefined}
            inputMode="numeric"
            autoComplete="off"
            value={value.number}
            onChange={(event) => onChange({ ...value, number: event.target.value })}
            className="w-32 tabular-nums"
          />
        )}
      </div>
    </FieldGroup>
  );
}
