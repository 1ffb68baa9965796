"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { type SetupInput, SHORTEST_PASSWORD, setupSchema } from "@/lib/schema/sign-in";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Input, PasswordInput } from "../ui/input";
import { enter } from "./enter";

const FIELDS = ["orgName", "name", "email", "password"] as const;

/** The first organisation and its owner, who is signed in at once. */
export function SetupForm({ setUp }: { setUp: (input: SetupInput) => Promise<FormResult<null>> }) {
  const t = useTranslations("entrance");
  const { register, handleSubmit, setError, formState } = useForm<SetupInput>({
    resolver: zodResolver(setupSchema, undefined, { raw: true }),
    defaultValues: { orgName: "", name: "", email: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;
  const submit = handleSubmit(async (input) => {
    const answer = await ask(() => setUp(input));
    if (!answer.ok) {
      showRefusal(answer, FIELDS, setError);
      return;
    }
    // The account stands: where signing in does not work now, it does on its own page.
    if (await enter(input, "/dashboard")) location.assign("/sign-in");
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <FormError>{errors.root?.message}</FormError>
      <Field
        label={t("setup.organisation")}
        hint={t("setup.organisationHint")}
        error={errors.orgName?.message}
      >
        <Input autoComplete="organization" className="h-10" {...register("orgName")} />
      </Field>
      <Field label={t("name")} hint={t("nameHint")} error={errors.name?.message}>
        <Input autoComplete="name" className="h-10" {...register("name")} />
      </Field>
      <Field label={t("email")} error={errors.email?.message}>
        <Input type="email" autoComplete="username" className="h-10" {...register("email")} />
      </Field>
      <Field
        label={t("password")}
        hint={t("passwordHint", { count: SHORTEST_PASSWORD })}
        error={errors.password?.message}
      >
        <PasswordInput autoComplete="new-password" className="h-10" {...register("password")} />
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={isSubmitting || (isSubmitSuccessful && !errors.root)}
      >
        {t("setup.do")}
      </Button>
    </form>
  );
}
