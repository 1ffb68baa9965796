"use client";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { LOCALE_NAMES, LOCALES } from "@/lib/locales";
import {
  type CreateWebhookInput,
  type NewWebhook,
  WEBHOOK_KINDS,
  type Webhook,
} from "@/lib/schema/webhooks";
import { Button } from "../ui/button";
import { RadioChips } from "../ui/chip";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, showRefusal } from "../ui/form-result";
import { Checkbox, Input, Select } from "../ui/input";
import { useZone } from "../ui/now";
import { useLast } from "../ui/use-last";
import { EventChoice } from "./event-choice";
import type { WebhookActions } from "./webhooks";

/** An organisation that webhooks can be made for. */
export interface WebhookOrg {
  id: string;
  name: string;
  /** Whether organisations lie below it. */
  hasBelow: boolean;
}

export interface WebhookDialogProps {
  /** What is changed; null: closed. */
  of: Webhook | "new" | null;
  onClose: () => void;
  orgs: readonly [WebhookOrg, ...WebhookOrg[]];
  actions: Pick<WebhookActions, "create" | "change">;
  onCreated: (made: NewWebhook) => void;
}

/** Where to, what of, in which words. */
export function WebhookDialog(props: WebhookDialogProps) {
  const t = useTranslations("webhooks");
  const of = useLast(props.of) ?? "new";
  return (
    <Dialog
      open={props.of !== null}
      onOpenChange={(open) => !open && props.onClose()}
      title={of === "new" ? t("form.new") : t("form.edit", { name: of.name })}
      description={t("form.about")}
      bare
    >
      <WebhookForm {...props} of={of} />
    </Dialog>
  );
}

type Values = Required<CreateWebhookInput>;
const FIELDS = ["name", "url", "events", "zone"] as const;

function WebhookForm({
  of,
  orgs,
  actions,
  onClose,
  onCreated,
}: WebhookDialogProps & { of: Webhook | "new" }) {
  const t = useTranslations("webhooks");
  const zone = useZone();
  const known = of === "new" ? null : of;
  const { register, control, handleSubmit, setError, watch, formState } = useForm<Values>({
    defaultValues: {
      kind: known?.kind ?? "standard",
      orgId: known?.orgId ?? orgs[0].id,
      name: known?.name ?? "",
      url: "",
      events: (known?.events ?? []) as Values["events"],
      include_below: known?.include_below ?? false,
      locale: known?.locale ?? "en",
      zone: known?.zone ?? zone,
    },
  });
  const { errors, isSubmitting } = formState;
  const kind = watch("kind");
  const hasBelow = orgs.find(({ id }) => id === watch("orgId"))?.hasBelow ?? false;

  const submit = handleSubmit(async (said) => {
    if (known === null) {
      const answer = await ask(() => actions.create(said));
      if (answer.ok) onCreated(answer.value);
      else showRefusal(answer, FIELDS, setError);
      return;
    }
    const { kind: _kind, orgId: _orgId, url, ...rest } = said;
    const input = url.trim() === "" ? rest : { ...rest, url };
    const answer = await ask(() => actions.change(known.id, input));
    if (answer.ok) onClose();
    else showRefusal(answer, FIELDS, setError);
  });

  return (
    <form noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        {known === null && (
          <FieldGroup label={t("form.kind")} hint={t(`kindHint.${kind}`)}>
            <Controller
              control={control}
              name="kind"
              render={({ field }) => (
                <RadioChips
                  name="kind"
                  value={field.value}
                  onChange={field.onChange}
                  options={WEBHOOK_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
                />
              )}
            />
          </FieldGroup>
        )}
        <div className={orgs.length > 1 && !known ? "grid gap-4 sm:grid-cols-2" : "grid"}>
          <Field label={t("form.name")} error={errors.name?.message}>
            <Input autoComplete="off" {...register("name")} />
          </Field>
          {orgs.length > 1 && !known && (
            <Field label={t("form.org")}>
              <Select {...register("orgId")}>
                {orgs.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <Field
          label={t("form.url")}
          hint={known ? t("form.urlKept", { url: known.url }) : t("form.urlHint")}
          error={errors.url?.message}
        >
          <Input type="url" inputMode="url" autoComplete="off" {...register("url")} />
        </Field>
        <Controller
          control={control}
          name="events"
          render={({ field }) => (
            <EventChoice
              value={field.value}
              onChange={field.onChange}
              error={errors.events?.message}
            />
          )}
        />
        {hasBelow && <Checkbox label={t("form.below")} {...register("include_below")} />}
        {kind !== "standard" && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("form.locale")}>
              <Select {...register("locale")}>
                {LOCALES.map((locale) => (
                  <option key={locale} value={locale} lang={locale}>
                    {LOCALE_NAMES[locale]}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t("form.zone")} error={errors.zone?.message}>
              <Select {...register("zone")}>
                {zonesWith(known?.zone ?? zone).map((one) => (
                  <option key={one} value={one}>
                    {one.replaceAll("_", " ")}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t(known ? "form.save" : "form.create")}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** The zones that the browser knows; the form opens in a browser alone. */
function zonesWith(chosen: string): string[] {
  return [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])].sort();
}
