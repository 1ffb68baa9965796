"use client";
import { zodResolver } from "@hookform/resolvers/zod";
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
    tell.done("Password changed", "Your other sessions have ended.");
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="grid max-w-92 gap-4">
      <FormError>{errors.root?.message}</FormError>
      <Field label="Current password" error={errors.current?.message}>
        <PasswordInput autoComplete="current-password" {...register("current")} />
      </Field>
      <Field
        label="New password"
        hint={`At least ${SHORTEST_PASSWORD} characters. Your other sessions end.`}
        error={errors.password?.message}
      >
        <PasswordInput autoComplete="new-password" {...register("password")} />
      </Field>
      <Button type="submit" busy={isSubmitting} className="justify-self-start">
        Change password
      </Button>
    </form>
  );
}
