"use client";
import { useFormState, useWatch } from "react-hook-form";
import type { FactFaults } from "../facts/facts-body";
import type { FactsFieldsProps } from "../facts/facts-fields";
import { type FactName, isFactName } from "../facts/facts-form";
import type { WizardForm } from "./use-draft";
import { factField, messageIn } from "./wizard-form";

/** The facts in the wizard's form, as the shared groups of fields take them. */
export function useFacts(form: WizardForm): FactsFieldsProps {
  const value = useWatch({ control: form.control, name: "facts" });
  const { errors } = useFormState({ control: form.control });
  const faults: FactFaults = {};
  for (const [name, fault] of Object.entries(errors.facts ?? {})) {
    if (isFactName(name)) faults[name] = messageIn(fault) ?? undefined;
  }
  return {
    value,
    faults,
    onChange: (change) => {
      for (const [name, said] of Object.entries(change)) {
        if (isFactName(name)) sayFact(form, name, said, faults[name] !== undefined);
      }
    },
  };
}

/** A fact that stands at fault is judged anew with each change. */
function sayFact(form: WizardForm, name: FactName, said: unknown, shouldValidate: boolean): void {
  const facts = { ...form.getValues("facts"), [name]: said };
  form.setValue("facts", facts, { shouldDirty: true });
  if (shouldValidate) void form.trigger(factField(name));
}
