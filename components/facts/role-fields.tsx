"use client";
import { useId } from "react";
import { ROLES } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import { ROLE_WORDS } from "./fact-words";
import type { FactsFieldsProps } from "./facts-fields";

const OPTIONS = ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }));

/** In what role the organisation was hit; a processor names the controllers that it has to tell. */
export function RoleFields({ value, onChange, faults }: FactsFieldsProps) {
  const group = useId();
  return (
    <>
      <FieldGroup
        label="Your role"
        hint="Left open, it counts as the organisation's usual role, else as controller."
        error={faults?.role}
      >
        <RadioChips
          name={`${group}-role`}
          aria-label="Your role"
          value={ROLES.find((one) => one === value.role)}
          onChange={(role) => onChange({ role })}
          options={OPTIONS}
        />
      </FieldGroup>
      {value.role === "processor" && (
        <Field
          label="Controllers"
          hint="The firms whose data you process, one to a line. Each is told by itself (Art. 33(2)). No names of people."
          error={faults?.controllers}
        >
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
