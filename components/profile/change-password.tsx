"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import {
  type ChangePasswordInput,
  changePasswordSchema,
  SHORTEST_PASSWORD,
} from "@/lib/schema/sign-in";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { PasswordInput } from "../ui/input";
import { useToast } from "../ui/toast";

const FIELDS = ["current", "password"] as const;

/** Another password for whoever is signed in. */
export function ChangePassword({
  change,
}: {
  change: (input: ChangePasswordInput) => Promise<FormResult<null>>;
}) {
  const t = useTranslations("profile");
  const { register, handleSubmit, setError, reset, formState } = useForm<ChangePasswordInput>({
    resolver: zodResolver(changePasswordSchema, undefined, { raw: true }),
    defaultValues: { current: "", password: "" },
  });
  const { errors, isSubmitting } = formState;
  const tell = useToast();
  const submit = handleSubmit(async (input) => {
    const answer = await ask(() => change(input));
    if (!answer.ok) {
      showRefusal(answer, FIELDS, setError);
      return;
    }
    reset();
    tell.done(t("password.changed"), t("password.othersEnded"));
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="grid max-w-92 gap-4">
      <FormError>{errors.root?.message}</FormError>
      <Field label={t("password.current")} error={errors.current?.message}>
        <PasswordInput autoComplete="current-password" {...register("current")} />
      </Field>
      <Field
        label={t("password.new")}
        hint={t("password.hint", { count: SHORTEST_PASSWORD })}
        error={errors.password?.message}
      >
        <PasswordInput autoComplete="new-password" {...register("password")} />
      </Field>
      <Button type="submit" busy={isSubmitting} className="justify-self-start">
        {t("password.change")}
      </Button>
    </form>
  );
}
