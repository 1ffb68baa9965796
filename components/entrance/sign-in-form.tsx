"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { type SignInInput, signInSchema } from "@/lib/schema/sign-in";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input, PasswordInput } from "../ui/input";
import { enter } from "./enter";

/** E-mail and password, then on to where the person wanted to go. */
export function SignInForm({ returnPath, email = "" }: { returnPath: string; email?: string }) {
  const t = useTranslations("entrance");
  const { register, handleSubmit, setError, setFocus, formState } = useForm<SignInInput>({
    resolver: zodResolver(signInSchema),
    defaultValues: { email, password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;
  const submit = handleSubmit(async (who) => {
    const reason = await enter(who, returnPath);
    if (reason === null) return;
    setError("root", { message: t(`refused.${reason}`) });
    // Selected, not cleared: somebody may be typing it again already.
    setFocus("password", { shouldSelect: true });
  });
  return (
    // The method keeps a password out of the address where a press comes before the page wakes up.
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <FormError>{errors.root?.message}</FormError>
      <Field label={t("email")} error={errors.email?.message}>
        <Input type="email" autoComplete="username" className="h-10" {...register("email")} />
      </Field>
      <Field label={t("password")} error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" className="h-10" {...register("password")} />
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={isSubmitting || (isSubmitSuccessful && !errors.root)}
      >
        {t("signIn.do")}
      </Button>
    </form>
  );
}
