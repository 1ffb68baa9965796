"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("rules");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(props.rule ? "own.change" : "own.add")}
      description={t(props.rule ? "form.changeAbout" : "form.newAbout")}
      bare
    >
      <OwnRuleForm {...props} />
    </Dialog>
  );
}

function OwnRuleForm({ rule, save, onClose }: OwnRuleDialogProps) {
  const t = useTranslations("rules");
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
    tell.done(rule ? t("form.saved", { version: answer.value.version }) : t("form.added"));
    onClose();
  });
  const periodError = (part: "value" | "unit" | "calendar") =>
    getFieldState(`period.${part}`, formState).error?.message;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t("form.contract")} error={errors.name?.message}>
            <Input autoComplete="off" {...register("name")} />
          </Field>
          <Field
            label={t("form.clause")}
            hint={t("form.clauseHint")}
            error={errors.clause?.message}
          >
            <Input autoComplete="off" {...register("clause")} />
          </Field>
          <Field label={t("form.recipient")} error={errors.recipient?.message}>
            <Input autoComplete="off" {...register("recipient")} />
          </Field>
          <Field label={t("form.act")} hint={t("form.actHint")} error={errors.act?.message}>
            <Input autoComplete="off" {...register("act")} />
          </Field>
          <Field label={t("form.unit")} error={periodError("unit")}>
            <Select {...register("period.unit")}>
              {[...PLAIN_UNITS, "business_days" as const, "without_undue_delay" as const].map(
                (one) => (
                  <option key={one} value={one}>
                    {t(`unit.${one}`)}
                  </option>
                ),
              )}
            </Select>
          </Field>
          {unit !== "without_undue_delay" && (
            <Field label={t("form.value")} error={periodError("value")}>
              <Input
                type="number"
                min={1}
                className="w-28"
                {...register("period.value", { valueAsNumber: true, shouldUnregister: true })}
              />
            </Field>
          )}
          {unit === "business_days" && (
            <Field label={t("form.calendar")} error={periodError("calendar")}>
              <Select {...register("period.calendar", { shouldUnregister: true })}>
                {CALENDARS.map((calendar) => (
                  <option key={calendar} value={calendar}>
                    {t(`calendar.${calendar}`)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field label={t("form.runsFrom")} error={errors.starts?.message}>
            <Select {...register("starts")}>
              {OWN_STARTS.map((start) => (
                <option key={start} value={start}>
                  {t(`start.${start}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("form.applies")} error={errors.applies?.message}>
            <Select {...register("applies")}>
              <option value="always">{t("form.toAll")}</option>
              <option value="person_decides">{t("applies.person")}</option>
            </Select>
          </Field>
        </div>
        {applies === "always" && (
          <FieldGroup label={t("form.roles")} error={errors.roles?.message}>
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              {ROLES.map((role) => (
                <Checkbox
                  key={role}
                  label={t(`role.${role}`)}
                  value={role}
                  {...register("roles", { shouldUnregister: true })}
                />
              ))}
            </div>
          </FieldGroup>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t(rule ? "form.save" : "form.do")}
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
