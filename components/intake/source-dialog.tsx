"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import {
  MAPPED_FIELDS,
  type Mapped,
  type MappedField,
  type Mapping,
  type SourceInput,
  type SourceView,
  sourceSchema,
} from "@/lib/schema/intake-source";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Input, Textarea } from "../ui/input";
import { Time } from "../ui/time";

export interface SourceDialogProps {
  /** The source to change; null for a new one. */
  source: SourceView | null;
  save: (input: SourceInput) => Promise<FormResult<unknown>>;
  tryOut: (mapping: Mapping, payload: string) => Promise<FormResult<Mapped>>;
  onClose: () => void;
}

type Typed = { name: string; sample: string } & Record<MappedField, string>;

const EXAMPLE: Readonly<Record<MappedField, string>> = {
  title: "/rule/name",
  description: "/rule/description",
  detected_at: "/detected",
  affected_users: "/people",
  external_id: "/id",
  severity: "/level",
};

/** A source: its name, where in its payloads each field stands, and a try of it. */
export function SourceDialog(props: SourceDialogProps) {
  const t = useTranslations("intake");
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && props.onClose()}
      title={t(props.source ? "source.change" : "source.add")}
      description={t("source.about")}
      bare
    >
      <SourceForm {...props} />
    </Dialog>
  );
}

function SourceForm({ source, save, tryOut, onClose }: SourceDialogProps) {
  const t = useTranslations("intake");
  const [tried, setTried] = useState<Mapped | null>(null);
  const { register, handleSubmit, setError, getValues, formState } = useForm<Typed>({
    defaultValues: { name: source?.name ?? "", sample: "", ...pointersOf(source?.mapping ?? {}) },
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (typed) => {
    const input = { name: typed.name, mapping: mappingOf(typed) };
    const judged = sourceSchema.safeParse(input);
    if (!judged.success) {
      for (const { path, message } of judged.error.issues) {
        const at = path[0] === "mapping" ? path[1] : path[0];
        const field = MAPPED_FIELDS.find((one) => one === at) ?? "name";
        setError(field, { message }, { shouldFocus: true });
      }
      return;
    }
    const answer = await ask(() => save(input));
    if (answer.ok) onClose();
    else showRefusal(answer, ["name"], setError);
  });
  const tryIt = async () => {
    setTried(null);
    const typed = getValues();
    const answer = await ask(() => tryOut(mappingOf(typed), typed.sample));
    if (answer.ok) setTried(answer.value);
    else setError("sample", { message: answer.faults[0]?.detail ?? answer.message });
  };
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label={t("source.name")} error={errors.name?.message}>
          <Input autoComplete="off" {...register("name")} />
        </Field>
        <div className="grid gap-3">
          <p className="font-medium text-sm">{t("source.mapping")}</p>
          <p className="text-ink-3 text-xs">
            {t.rich("source.mappingHint", {
              code: (said) => <code className="record">{said}</code>,
            })}
          </p>
          <div className="grid gap-3 sm:grid-cols-2">
            {MAPPED_FIELDS.map((field) => (
              <Field key={field} label={t(`field.${field}`)} error={errors[field]?.message}>
                <Input
                  autoComplete="off"
                  spellCheck={false}
                  placeholder={EXAMPLE[field]}
                  className="w-full font-mono"
                  {...register(field)}
                />
              </Field>
            ))}
          </div>
        </div>
        <Field
          label={t("source.sample")}
          hint={t("source.sampleHint")}
          error={errors.sample?.message}
        >
          <Textarea
            rows={5}
            spellCheck={false}
            className="font-mono text-sm"
            data-testid="sample"
            {...register("sample")}
          />
        </Field>
        <div>
          <Button onClick={tryIt}>{t("source.try")}</Button>
        </div>
        {tried && <Tried mapped={tried} />}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("sources.cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t("source.save")}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** What the draft would hold. */
function Tried({ mapped }: { mapped: Mapped }) {
  const t = useTranslations("intake");
  const whyNot = (field: MappedField) => mapped.unmapped.find((one) => one.field === field)?.why;
  return (
    <section aria-live="polite" data-testid="tried" className="rounded-2 bg-sunken px-3.5 py-3">
      <h3 className="mb-2 font-medium text-sm">{t("source.would")}</h3>
      <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
        {MAPPED_FIELDS.map((field) => {
          const why = whyNot(field);
          const value = mapped[field];
          return (
            <div key={field} className="contents">
              <dt className="text-ink-3">{t(`field.${field}`)}</dt>
              <dd className="whitespace-pre-wrap break-words">
                {why ? (
                  <span lang="en" className="text-overdue">
                    {why}
                  </span>
                ) : value instanceof Date ? (
                  <Time at={value} style="full" />
                ) : (
                  (value ?? <span className="text-ink-3">{t("source.unmapped")}</span>)
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function pointersOf(mapping: Mapping): Record<MappedField, string> {
  const { title = "", description = "", detected_at = "", affected_users = "" } = mapping;
  const { external_id = "", severity = "" } = mapping;
  return { title, description, detected_at, affected_users, external_id, severity };
}

/** What stands empty is not mapped. */
function mappingOf(typed: Typed): Mapping {
  return Object.fromEntries(
    MAPPED_FIELDS.map((field) => [field, typed[field].trim()] as const).filter(
      ([, pointer]) => pointer !== "",
    ),
  );
}
