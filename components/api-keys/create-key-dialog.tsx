"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { type CreateKeyInput, createKeySchema, type KeyKind } from "@/lib/schema/key";
import { type CredentialScope, keyScopes } from "@/lib/schema/oauth";
import { DAY_MS } from "@/lib/time";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Input, Select } from "../ui/input";
import { useLast } from "../ui/use-last";
import { ExpiryChoice, USUAL_LIFETIME_DAYS } from "./expiry-choice";
import type { ShownKey } from "./new-key-dialog";
import { ScopeMatrix } from "./scope-matrix";
import { SCOPE_PRESETS, sameScopes } from "./scope-words";

/** An organisation that keys can be made for, with the scopes that the person may hand out there to clients. */
export interface KeyOrg {
  id: string;
  name: string;
  grantable: readonly CredentialScope[];
}

export interface CreateKeyDialogProps {
  /** What is made; null: closed. */
  kind: KeyKind | null;
  onClose: () => void;
  orgs: readonly [KeyOrg, ...KeyOrg[]];
  create: (input: CreateKeyInput) => Promise<FormResult<ShownKey>>;
  onCreated: (made: ShownKey) => void;
}

/** Name, organisation, scopes, expiry. */
export function CreateKeyDialog(props: CreateKeyDialogProps) {
  const t = useTranslations("keys");
  const kind = useLast(props.kind) ?? "key";
  return (
    <Dialog
      open={props.kind !== null}
      onOpenChange={(open) => !open && props.onClose()}
      title={t(kind === "client" ? "form.newClient" : "form.newKey")}
      description={t("form.about")}
      bare
    >
      <CreateKeyForm {...props} kind={kind} />
    </Dialog>
  );
}

const FIELDS = ["orgId", "name", "scopes", "expiresAt"] as const;

function CreateKeyForm({
  kind,
  orgs: all,
  create,
  onCreated,
  onClose,
}: CreateKeyDialogProps & { kind: KeyKind }) {
  const t = useTranslations("keys");
  const [top, ...below] = all.map((org) => ofKind(org, kind));
  const orgs = [top ?? all[0], ...below] as const;
  const form = useForm<CreateKeyInput>({
    resolver: zodResolver(createKeySchema, undefined, { raw: true }),
    defaultValues: {
      kind,
      orgId: orgs[0].id,
      name: "",
      scopes: [],
      expiresAt: new Date(Date.now() + USUAL_LIFETIME_DAYS * DAY_MS),
    },
  });
  const { register, control, handleSubmit, setError, setValue, watch, formState } = form;
  const { errors, isSubmitting } = formState;
  const org = orgs.find(({ id }) => id === watch("orgId")) ?? orgs[0];
  const scopes = watch("scopes");

  const submit = handleSubmit(async (input) => {
    const answer = await ask(() => create(input));
    if (answer.ok) onCreated(answer.value);
    else showRefusal(answer, FIELDS, setError);
  });
  const choose = (chosen: readonly CredentialScope[]) =>
    setValue(
      "scopes",
      chosen.filter((scope) => org.grantable.includes(scope)),
      { shouldValidate: formState.isSubmitted },
    );

  return (
    <form noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <div className={orgs.length > 1 ? "grid gap-4 sm:grid-cols-[1fr_13rem]" : undefined}>
          <Field label={t("form.name")} hint={t("form.nameHint")} error={errors.name?.message}>
            <Input autoComplete="off" {...register("name")} />
          </Field>
          {orgs.length > 1 && (
            <Field label={t("form.org")} hint={t("form.orgHint")} error={errors.orgId?.message}>
              <Select
                {...register("orgId", {
                  // Another organisation, other rights: what cannot be handed out there goes.
                  onChange: (event: { target: { value: string } }) => {
                    const held = orgs.find(({ id }) => id === event.target.value)?.grantable;
                    setValue(
                      "scopes",
                      scopes.filter((scope) => held?.includes(scope)),
                    );
                  },
                })}
              >
                {orgs.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <FieldGroup
          label={t("form.scopes")}
          error={errors.scopes?.message}
          aside={
            <div className="flex flex-wrap gap-1.5">
              {SCOPE_PRESETS.map((preset) => {
                const own = preset.scopes.filter((scope) => org.grantable.includes(scope));
                if (own.length === 0) return null;
                return (
                  <Chip
                    key={preset.id}
                    strong
                    on={sameScopes(scopes, own)}
                    aria-pressed={sameScopes(scopes, own)}
                    onClick={() => choose(own)}
                  >
                    {t(`preset.${preset.id}`)}
                  </Chip>
                );
              })}
            </div>
          }
        >
          <Controller
            control={control}
            name="scopes"
            render={({ field }) => (
              <ScopeMatrix value={field.value} onChange={choose} grantable={org.grantable} />
            )}
          />
        </FieldGroup>
        <Controller
          control={control}
          name="expiresAt"
          render={({ field, fieldState }) => (
            <ExpiryChoice
              // No text is an instant: the schema refuses it, and the person is told to choose.
              onChange={(at) => field.onChange(at === null ? "" : at)}
              error={fieldState.error && t("expiry.chooseDay")}
            />
          )}
        />
      </DialogBody>
      <DialogFoot note={t("form.count", { count: scopes.length })}>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t(kind === "client" ? "form.createClient" : "form.createKey")}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** A key cannot hold the scopes that are for clients alone. */
function ofKind(org: KeyOrg, kind: KeyKind): KeyOrg {
  return kind === "client" ? org : { ...org, grantable: keyScopes(org.grantable) };
}
