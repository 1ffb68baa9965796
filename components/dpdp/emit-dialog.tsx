"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import {
  BREACH_RECIPIENTS,
  type EmitInput,
  type Emitted,
  EVENT_TYPES,
  type EventType,
} from "@/lib/schema/dpdp";
import { Button } from "../ui/button";
import { DateTime } from "../ui/date-time";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, faultText, type Refused } from "../ui/form-result";
import { Input, Select, Textarea } from "../ui/input";
import { useZone } from "../ui/now";
import { useToast } from "../ui/toast";
import { dpdpAddress } from "./address";
import { eventOf, FIELDS, type FormField } from "./emit-form";

export interface EmitDialogProps {
  /** The session that the page shows, where it shows one. */
  sessionId?: string;
  emit: (event: EmitInput) => Promise<FormResult<Emitted>>;
}

/** The form that records an event by hand. */
export function EmitDialog({
  open,
  onOpenChange,
  ...rest
}: EmitDialogProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("dpdp");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("form.title")}
      description={t("form.about")}
      bare
    >
      <EmitForm {...rest} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function EmitForm({ sessionId, emit, close }: EmitDialogProps & { close: () => void }) {
  const t = useTranslations("dpdp");
  const [session, setSession] = useState(() => sessionId ?? crypto.randomUUID());
  const [eventType, setEventType] = useState<EventType>("consent_given");
  const [fields, setFields] = useState<Record<string, string>>({});
  const [rest, setRest] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [restFault, setRestFault] = useState<string>();
  const [pending, start] = useTransition();
  const router = useRouter();
  const tell = useToast();

  const submit = (form: FormEvent) => {
    form.preventDefault();
    if (pending) return;
    const made = eventOf({ sessionId: session, eventType, fields, rest });
    setRestFault(made.fault && t(`fault.${made.fault}`));
    if (!made.event) return;
    const { event } = made;
    start(async () => {
      const answer = await ask(() => emit(event));
      if (!answer.ok) {
        setRefused(answer);
        return;
      }
      tell.done(
        answer.value.event.consequence ?? t("form.done", { event: t(`event.${eventType}`) }),
      );
      close();
      router.push(dpdpAddress({ sessionId: answer.value.event.sessionId }));
      router.refresh();
    });
  };
  const faultAt = (pointer: string) => {
    const fault = refused?.faults.find((one) => one.pointer === pointer);
    return fault && faultText(fault);
  };
  const homes = ["/sessionId", ...FIELDS[eventType].map(({ name }) => `/payload/${name}`)];
  const homeless = refused?.faults.filter(({ pointer }) => !homes.includes(pointer)) ?? [];

  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        {refused && (refused.faults.length === 0 || homeless.length > 0) && (
          <FormError>{[refused.message, ...homeless.map(faultText)].join(" ")}</FormError>
        )}
        <Field label={t("form.event")}>
          <Select
            value={eventType}
            onChange={(change) => {
              const chosen = EVENT_TYPES.find((type) => type === change.target.value);
              if (chosen) setEventType(chosen);
              setRefused(null);
            }}
          >
            {EVENT_TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`event.${type}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("form.session")} hint={t("form.sessionHint")} error={faultAt("/sessionId")}>
          <Input
            value={session}
            onChange={(change) => setSession(change.target.value)}
            className="record"
            spellCheck={false}
          />
        </Field>
        {FIELDS[eventType].map((field) => (
          <PayloadField
            key={field.name}
            field={field}
            value={fields[field.name] ?? ""}
            error={faultAt(`/payload/${field.name}`)}
            onChange={(value) => setFields({ ...fields, [field.name]: value })}
          />
        ))}
        <Field label={t("form.rest")} optional hint={t("form.restHint")} error={restFault}>
          <Textarea
            value={rest}
            onChange={(change) => setRest(change.target.value)}
            spellCheck={false}
            className="record"
          />
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button onClick={close}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={pending}>
          {t("form.do")}
        </Button>
      </DialogFoot>
    </form>
  );
}

function PayloadField({
  field: { name, kind, hint },
  value,
  error,
  onChange,
}: {
  field: FormField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("dpdp");
  const zone = useZone();
  const label = t(`payload.${name}`);
  return (
    <Field label={label} optional hint={hint && t(`hint.${hint}`)} error={error}>
      {kind === "instant" ? (
        <DateTime value={value} onChange={onChange} zone={zone} name={label} offerNow />
      ) : kind === "choice" ? (
        <Select value={value} onChange={(change) => onChange(change.target.value)}>
          <option value="">{t("form.none")}</option>
          {BREACH_RECIPIENTS.map((recipient) => (
            <option key={recipient} value={recipient}>
              {t(`recipient.${recipient}`)}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          value={value}
          inputMode={kind === "number" ? "numeric" : undefined}
          onChange={(change) => onChange(change.target.value)}
        />
      )}
    </Field>
  );
}
