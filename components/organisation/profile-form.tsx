"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { ROLES } from "@/lib/law/facts";
import { type Profile, type ProfileOut, profileSchema } from "@/lib/schema/profile";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Select, Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import { EstablishmentList, type PlaceName } from "./establishment-list";
import { SectorChoice, type SectorsSaid } from "./sector-choice";

const FIELDS = [
  "sectors",
  "establishments",
  "main_establishment",
  "zone",
  "contact",
  "default_role",
] as const;

const orNull = { setValueAs: (said: string | null) => (said?.trim() ? said : null) };

/** What the organisation is, as far as laws ask. */
export function ProfileForm({
  profile,
  places,
  zones,
  mayChange,
  save,
}: {
  profile: ProfileOut;
  places: readonly PlaceName[];
  zones: readonly string[];
  mayChange: boolean;
  save: (profile: Profile, version: number) => Promise<FormResult<ProfileOut>>;
}) {
  const t = useTranslations("organisation");
  const rules = useTranslations("rules");
  const { version: readVersion, updated_at: _at, ...said } = profile;
  const [version, setVersion] = useState(readVersion);
  const form = useForm<Profile>({
    resolver: zodResolver(profileSchema, undefined, { raw: true }),
    defaultValues: said,
  });
  const { register, control, handleSubmit, setError, setValue, watch, formState } = form;
  const { errors, isSubmitting } = formState;
  const [sectorsSaid, setSectorsSaid] = useState<SectorsSaid>(saidIn(said));
  const tell = useToast();
  const establishments = watch("establishments");
  const main = watch("main_establishment");
  const submit = handleSubmit(async (input) => {
    if (sectorsSaid === "some" && input.sectors?.length === 0) {
      setError("sectors", { message: t("sectors.tickOne") });
      return;
    }
    const answer = await ask(() => save(input, version));
    if (!answer.ok) {
      showRefusal(answer, FIELDS, setError);
      return;
    }
    setVersion(answer.value.version);
    tell.done(t("saved"), t("savedHow"));
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-7">
      <FormError>{errors.root?.message}</FormError>
      <Controller
        control={control}
        name="sectors"
        render={({ field, fieldState }) => (
          <SectorChoice
            said={sectorsSaid}
            value={field.value}
            disabled={!mayChange}
            error={fieldState.error?.message}
            onChange={(next, value) => {
              setSectorsSaid(next);
              field.onChange(value);
            }}
          />
        )}
      />
      <Controller
        control={control}
        name="establishments"
        render={({ field, fieldState }) => (
          <EstablishmentList
            places={places}
            value={field.value}
            disabled={!mayChange}
            error={fieldState.error?.message}
            onChange={(next) => {
              field.onChange(next);
              if (main !== null && !next?.includes(main)) setValue("main_establishment", null);
            }}
          />
        )}
      />
      <div className="grid max-w-3xl gap-x-6 gap-y-5 sm:grid-cols-2">
        <Field label={t("main")} hint={t("mainHint")} error={errors.main_establishment?.message}>
          {/* Its options come and go with the list above, so React holds the value. */}
          <Select
            disabled={!mayChange}
            value={main ?? ""}
            onChange={(event) => setValue("main_establishment", event.target.value || null)}
          >
            <option value="">{t("unsaid")}</option>
            {establishments?.map((code) => (
              <option key={code} value={code}>
                {places.find((place) => place.code === code)?.name ?? code} ({code})
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("zone")} hint={t("zoneHint")} error={errors.zone?.message}>
          <Select disabled={!mayChange} {...register("zone", orNull)}>
            <option value="">{t("unsaid")}</option>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("role")} hint={t("roleHint")} error={errors.default_role?.message}>
          <Select disabled={!mayChange} {...register("default_role", orNull)}>
            <option value="">{t("unsaid")}</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {rules(`role.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t("contact")}
          optional
          hint={t("contactHint")}
          error={errors.contact?.message}
          className="sm:col-span-2"
        >
          <Textarea disabled={!mayChange} {...register("contact", orNull)} />
        </Field>
      </div>
      {mayChange && (
        <Button type="submit" variant="primary" busy={isSubmitting} className="justify-self-start">
          {t("save")}
        </Button>
      )}
    </form>
  );
}

function saidIn({ sectors }: Profile): SectorsSaid {
  if (sectors === null) return "unsaid";
  return sectors.length === 0 ? "none" : "some";
}
