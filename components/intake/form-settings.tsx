"use client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { FormSettingsInput, FormView } from "@/lib/schema/intake";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Checkbox, Input, Textarea } from "../ui/input";
import { Panel } from "../ui/panel";
import { useToast } from "../ui/toast";

/** Switching the public form on and off, its address, and what it says first. */
export function FormSettingsPanel({
  form,
  base,
  mayChange,
  save,
}: {
  form: FormView;
  /** Where Tocsin is: https://tocsin.example. */
  base: string;
  mayChange: boolean;
  save: (input: FormSettingsInput) => Promise<FormResult<FormView>>;
}) {
  const t = useTranslations("intake");
  const tell = useToast();
  const { register, handleSubmit, setError, formState } = useForm({
    values: { enabled: form.enabled, word: form.word, intro: form.intro },
  });
  const { errors, isSubmitting } = formState;
  const put = (renew: boolean) =>
    handleSubmit(async (typed) => {
      const answer = await ask(() => save({ ...typed, renew }));
      if (answer.ok) tell.done(t("settings.saved"));
      else showRefusal(answer, ["enabled", "word", "intro"], setError);
    });
  const address = form.slug === null ? null : `${base}/report/${form.slug}`;
  return (
    <Panel aria-labelledby="form-title" className="p-5">
      <h2 id="form-title" className="font-semibold text-lg">
        {t("settings.formTitle")}
      </h2>
      <p className="mt-1 mb-5 max-w-3xl text-ink-2 text-sm">{t("settings.formAbout")}</p>
      {address !== null && (
        <div className="mb-5 grid gap-1.5">
          <p className="font-medium text-sm">
            {t(form.enabled ? "settings.addressOn" : "settings.addressOff")}
          </p>
          <div className="flex flex-wrap items-center gap-2">
            <code data-testid="form-address" className="record min-w-0 break-all text-sm">
              {address}
            </code>
            <CopyButton size="sm" text={address} />
          </div>
        </div>
      )}
      <form noValidate onSubmit={put(false)} className="grid max-w-2xl gap-5">
        <fieldset disabled={!mayChange} className="grid gap-5">
          <Checkbox
            label={t("settings.enabled")}
            description={t("settings.enabledSays")}
            {...register("enabled")}
          />
          <Field
            label={t("settings.word")}
            hint={t("settings.wordHint")}
            error={errors.word?.message}
          >
            <Input autoComplete="off" spellCheck={false} {...register("word")} />
          </Field>
          <Field
            label={t("settings.intro")}
            hint={t("settings.introHint")}
            optional
            error={errors.intro?.message}
          >
            <Textarea {...register("intro")} />
          </Field>
        </fieldset>
        <FormError>{errors.root?.message}</FormError>
        {mayChange && (
          <div className="flex flex-wrap gap-2.5">
            <Button type="submit" variant="primary" busy={isSubmitting}>
              {t("settings.save")}
            </Button>
            {address !== null && (
              <Button onClick={put(true)} disabled={isSubmitting}>
                {t("settings.renew")}
              </Button>
            )}
          </div>
        )}
      </form>
    </Panel>
  );
}
