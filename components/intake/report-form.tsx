"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";
import {
  REPORT_KINDS,
  REPORTER_ROLES,
  type ReporterRole,
  type ReportInput,
  reportSchema,
} from "@/lib/schema/intake";
import { Button } from "../ui/button";
import { RadioChips } from "../ui/chip";
import { DateTime } from "../ui/date-time";
import { Field, FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import { faultText } from "../ui/form-result";
import { Checkbox, Input, Textarea } from "../ui/input";
import { useZone } from "../ui/now";
import { Captcha } from "./captcha";
import { FileChoice } from "./file-choice";
import { Received } from "./received";
import { useReport } from "./use-report";

export interface FilesTaken {
  endings: readonly string[];
  limitMb: number;
}

interface Typed {
  role: ReporterRole | null;
  happened: string;
  noticed_at: string;
  kinds: (typeof REPORT_KINDS)[number][];
  people: string;
  contact: string;
}

const EMPTY: Typed = {
  role: null,
  happened: "",
  noticed_at: "",
  kinds: [],
  people: "",
  contact: "",
};
const answerSchema = z.object({ reference: z.string() });

/** What somebody without an account has to tell. Nothing of it starts a clock. */
export function ReportForm({
  slug,
  intro,
  taken,
}: {
  slug: string;
  intro: ReactNode;
  taken: FilesTaken;
}) {
  const t = useTranslations("intake");
  const zone = useZone();
  const language = useLocale();
  const [reference, setReference] = useState<string | null>(null);
  const report = useReport(`/report/${slug}/send`);
  const { register, control, handleSubmit, setError, formState } = useForm<Typed>({
    defaultValues: EMPTY,
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (typed) => {
    const said = inputOf(typed, zone, language);
    const judged = reportSchema.safeParse(said);
    if (!judged.success) {
      for (const { path, message } of judged.error.issues) {
        const field = z.enum(["role", "happened", "noticed_at", "kinds", "people", "contact"]);
        const named = field.safeParse(path[0]).data ?? "happened";
        setError(named, { message }, { shouldFocus: true });
      }
      return;
    }
    const answer = await report.submit(said);
    if (answer.ok) setReference(answerSchema.parse(answer.value).reference);
  });
  if (reference !== null) return <Received slug={slug} reference={reference} />;
  return (
    <>
      {intro}
      <form noValidate onSubmit={submit} className="grid gap-6">
        <Controller
          control={control}
          name="role"
          render={({ field }) => (
            <FieldGroup label={t("form.role")} error={errors.role?.message}>
              <RadioChips
                name="role"
                value={field.value}
                onChange={field.onChange}
                options={REPORTER_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              />
            </FieldGroup>
          )}
        />
        <Field
          label={t("form.happened")}
          hint={t("form.happenedHint")}
          error={errors.happened?.message}
        >
          <Textarea rows={6} {...register("happened")} />
        </Field>
        <Controller
          control={control}
          name="noticed_at"
          render={({ field }) => (
            <Field label={t("form.noticed")} optional error={errors.noticed_at?.message}>
              <DateTime
                name={t("form.noticed")}
                zone={zone}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                offerNow
              />
            </Field>
          )}
        />
        <FieldGroup label={t("form.kinds")} error={errors.kinds?.message}>
          <div className="grid gap-2 sm:grid-cols-2">
            {REPORT_KINDS.map((kind) => (
              <Checkbox key={kind} value={kind} label={t(`kind.${kind}`)} {...register("kinds")} />
            ))}
          </div>
        </FieldGroup>
        <Field
          label={t("form.people")}
          hint={t("form.peopleHint")}
          optional
          error={errors.people?.message}
        >
          <Input
            type="number"
            min={0}
            inputMode="numeric"
            className="w-44"
            {...register("people")}
          />
        </Field>
        <Field
          label={t("form.contact")}
          hint={t("form.contactHint")}
          optional
          error={errors.contact?.message}
        >
          <Input autoComplete="email" {...register("contact")} />
        </Field>
        <FileChoice {...taken} files={report.files} onChange={report.setFiles} />
        <Send report={report} slug={slug} busy={isSubmitting} label={t("form.send")} />
      </form>
    </>
  );
}

/** The proof of work, what was refused, and the button. */
export function Send({
  report,
  slug,
  busy,
  label,
}: {
  report: ReturnType<typeof useReport>;
  slug: string;
  busy: boolean;
  label: string;
}) {
  const t = useTranslations("intake");
  const { refused, proof, share } = report;
  return (
    <>
      <Captcha
        key={report.round}
        challenge={`/report/${slug}/challenge`}
        onProof={report.setProof}
      />
      <FormError>
        {refused && (refused.faults.map(faultText).join(" ") || refused.message)}
      </FormError>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={busy}
          disabled={proof === null && !busy}
        >
          {label}
        </Button>
        {share !== null && (
          <progress aria-label={t("form.progress")} value={share} className="h-1.5 w-40" />
        )}
      </div>
    </>
  );
}

function inputOf(typed: Typed, zone: string, language: ReportInput["language"]): unknown {
  const { noticed_at, people, contact, role, ...rest } = typed;
  return {
    ...rest,
    role: role ?? undefined,
    language,
    ...(noticed_at === "" ? {} : { noticed_at, zone }),
    ...(people.trim() === "" ? {} : { people: Number(people) }),
    ...(contact.trim() === "" ? {} : { contact }),
  };
}
