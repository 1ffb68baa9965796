"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ROLES } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import type { FactsFieldsProps } from "./facts-fields";

/** In what role the organisation was hit; a processor names the controllers that it has to tell. */
export function RoleFields({ value, onChange, faults }: FactsFieldsProps) {
  const group = useId();
  const t = useTranslations("facts");
  return (
    <>
      <FieldGroup label={t("yourRole")} hint={t("yourRoleHint")} error={faults?.role}>
        <RadioChips
          name={`${group}-role`}
          aria-label={t("yourRole")}
          value={ROLES.find((one) => one === value.role)}
          onChange={(role) => onChange({ role })}
          options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
      </FieldGroup>
      {value.role === "processor" && (
        <Field label={t("controllers")} hint={t("controllersHint")} error={faults?.controllers}>
          <Textarea
            rows={3}
            value={value.controllers}
            onChange={(event) => onChange({ controllers: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}
