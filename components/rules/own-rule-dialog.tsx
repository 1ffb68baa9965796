"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { ROLES } from "@/lib/law/facts";
import { CALENDARS } from "@/lib/law/rule";
import {
  OWN_STARTS,
  type OwnRuleInput,
  type OwnRuleOut,
  type OwnRuleTerms,
  ownRuleSchema,
  PLAIN_UNITS,
} from "@/lib/schema/rule-settings";
import { CALENDAR_WORDS, LAW_ROLE_WORDS, START_WORDS, UNIT_WORDS } from "../organisation/words";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Checkbox, Input, Select } from "../ui/input";
import { useToast } from "../ui/toast";

const FIELDS = [
  "name",
  "recipient",
  "act",
  "clause",
  "period.value",
  "period.unit",
  "period.calendar",
  "starts",
  "applies",
  "roles",
] as const;

const EMPTY: OwnRuleInput = {
  name: "",
  recipient: "",
  act: "",
  clause: "",
  period: { unit: "hours", value: 24 },
  starts: "aware_at",
  applies: "always",
  roles: [...ROLES],
};

export interface OwnRuleDialogProps {
  /** The rule to change; null for a new one. */
  rule: OwnRuleOut | null;
  save: (terms: OwnRuleTerms) => Promise<FormResult<OwnRuleOut>>;
  onClose: () => void;
}

/** A rule of the organisation's own: what a contract asks, of whom, how fast. */
export function OwnRuleDialog(props: OwnRuleDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.rule ? "Change the rule" : "Add a rule of your own"}
      description={
        props.rule
          ? "A further version. Clocks that run keep the version that they started under."
          : "What a contract asks of you besides the law."
      }
      bare
    >
      <OwnRuleForm {...props} />
    </Dialog>
  );
}

function OwnRuleForm({ rule, save, onClose }: OwnRuleDialogProps) {
  const { register, control, handleSubmit, setError, getFieldState, formState } = useForm<
    OwnRuleInput,
    unknown,
    OwnRuleTerms
  >({
    resolver: zodResolver(ownRuleSchema),
    defaultValues: rule ? termsOf(rule) : EMPTY,
  });
  const { errors, isSubmitting } = formState;
  const unit = useWatch({ control, name: "period.unit" });
  const applies = useWatch({ control, name: "applies" });
  const tell = useToast();
  const submit = handleSubmit(async (terms) => {
    const answer = await ask(() => save(terms));
    if (!answer.ok) {
      showRefusal(answer, FIELDS, setError);
      return;
    }
    tell.done(rule ? `Version ${answer.value.version} holds from now on` : "The rule is added");
    onClose();
  });
  const periodError = (part: "value" | "unit" | "calendar") =>
    getFieldState(`period.${part}`, formState).error?.message;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="Contract" error={errors.name?.message}>
            <Input autoComplete="off" {...register("name")} />
          </Field>
          <Field label="Clause" hint="The contract's own reference." error={errors.clause?.message}>
            <Input autoComplete="off" {...register("clause")} />
          </Field>
          <Field label="Who is told" error={errors.recipient?.message}>
            <Input autoComplete="off" {...register("recipient")} />
          </Field>
          <Field
            label="What must be done"
            hint="As an instruction: Tell the customer."
            error={errors.act?.message}
          >
            <Input autoComplete="off" {...register("act")} />
          </Field>
          <Field label="Counted in" error={periodError("unit")}>
            <Select {...register("period.unit")}>
              {[...PLAIN_UNITS, "business_days" as const, "without_undue_delay" as const].map(
                (one) => (
                  <option key={one} value={one}>
                    {UNIT_WORDS[one]}
                  </option>
                ),
              )}
            </Select>
          </Field>
          {unit !== "without_undue_delay" && (
            <Field label="How many" error={periodError("value")}>
              <Input
                type="number"
                min={1}
                className="w-28"
                {...register("period.value", { valueAsNumber: true, shouldUnregister: true })}
              />
            </Field>
          )}
          {unit === "business_days" && (
            <Field label="Holidays of" error={periodError("calendar")}>
              <Select {...register("period.calendar", { shouldUnregister: true })}>
                {CALENDARS.map((calendar) => (
                  <option key={calendar} value={calendar}>
                    {CALENDAR_WORDS[calendar]}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field label="Runs from" error={errors.starts?.message}>
            <Select {...register("starts")}>
              {OWN_STARTS.map((start) => (
                <option key={start} value={start}>
                  {START_WORDS[start]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Applies" error={errors.applies?.message}>
            <Select {...register("applies")}>
              <option value="always">To every incident in these roles</option>
              <option value="person_decides">A person decides in each incident</option>
            </Select>
          </Field>
        </div>
        {applies === "always" && (
          <FieldGroup label="Roles" error={errors.roles?.message}>
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              {ROLES.map((role) => (
                <Checkbox
                  key={role}
                  label={LAW_ROLE_WORDS[role]}
                  value={role}
                  {...register("roles", { shouldUnregister: true })}
                />
              ))}
            </div>
          </FieldGroup>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {rule ? "Save as a further version" : "Add the rule"}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** The terms of a rule as the form holds them. */
function termsOf({ name, recipient, act, clause, starts, applies, roles, period }: OwnRuleOut) {
  const { unit, calendar } = period;
  const value = period.value ?? 1;
  const said: OwnRuleInput["period"] =
    unit === "without_undue_delay"
      ? { unit }
      : unit === "business_days"
        ? { unit, value, calendar: calendar ?? "us-federal" }
        : { unit, value };
  return {
    name,
    recipient,
    act,
    clause,
    starts,
    applies,
    period: said,
    roles: roles ?? [...ROLES],
  } satisfies OwnRuleInput;
}
