"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { type NewMemberInput, newMemberSchema } from "@/lib/schema/member";
import { SHORTEST_PASSWORD } from "@/lib/schema/sign-in";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Input, PasswordInput } from "../ui/input";
import { enter } from "./enter";

const START = "/dashboard";

/** Accepting with a new account, for the invited address. */
export function AcceptAsNewForm({
  email,
  accept,
}: {
  email: string;
  accept: (input: NewMemberInput) => Promise<FormResult<string>>;
}) {
  const t = useTranslations("entrance");
  const { register, handleSubmit, setError, formState } = useForm<NewMemberInput>({
    resolver: zodResolver(newMemberSchema, undefined, { raw: true }),
    defaultValues: { name: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;
  const submit = handleSubmit(async (input) => {
    const answer = await ask(() => accept(input));
    if (!answer.ok) {
      showRefusal(answer, ["name", "password"], setError);
      return;
    }
    if (await enter({ email: answer.value, password: input.password }, START))
      location.assign("/sign-in");
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <FormError>{errors.root?.message}</FormError>
      <Field label={t("email")} hint={t("invitation.emailHint")}>
        <Input type="email" autoComplete="username" readOnly value={email} className="h-10" />
      </Field>
      <Field label={t("name")} hint={t("nameHint")} error={errors.name?.message}>
        <Input autoComplete="name" className="h-10" {...register("name")} />
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
        {t("invitation.makeAccount")}
      </Button>
    </form>
  );
}

/** Accepting as the person who is signed in. */
export function AcceptButton({ accept }: { accept: () => Promise<FormResult<null>> }) {
  const t = useTranslations("entrance");
  const [pending, start] = useTransition();
  const [reason, setReason] = useState<string | null>(null);
  const press = () =>
    start(async () => {
      const answer = await ask(accept);
      if (answer.ok) location.assign(START);
      else setReason(answer.message);
    });
  return (
    <div className="grid gap-4">
      <FormError>{reason}</FormError>
      <Button variant="primary" size="lg" busy={pending} onClick={press}>
        {t("invitation.accept")}
      </Button>
    </div>
  );
}

/** Leaving the account that the invitation is not for; the link stays open. */
export function SignOutHere() {
  const t = useTranslations("entrance");
  const [pending, start] = useTransition();
  const press = () =>
    start(async () => {
      await signOut({ redirect: false }).catch(() => undefined);
      location.reload();
    });
  return (
    <Button size="lg" busy={pending} onClick={press}>
      {t("invitation.signOut")}
    </Button>
  );
}
