"use client";
import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Controller, useWatch } from "react-hook-form";
import { DateTime } from "@/components/ui/date-time";
import { Field } from "@/components/ui/field";
import { useNow, useZone } from "@/components/ui/now";
import { useTime } from "@/components/ui/time-words";
import { toFields } from "@/lib/time";
import { FORM_INSTANTS, type FormInstant } from "../facts/facts-form";
import { InstantFields } from "../facts/instant-fields";
import { ReasonField } from "../facts/text-fields";
import { awarenessIn, clashesIn, isLaterThanDetection } from "./awareness";
import { ClashNote } from "./clash-note";
import { Fold } from "./fold";
import type { WizardForm } from "./use-draft";
import { useFacts } from "./use-facts";

const RARE: readonly FormInstant[] = ["classified_at", "determined_at", "fix_available_at"];

/** When the controller became aware: the one moment that starts the clock. Never filled in beforehand. */
export function StepWhen({
  form,
  asked,
}: {
  form: WizardForm;
  /** Instants that a rule waits for. */
  asked: readonly string[];
}) {
  const t = useTranslations("declare");
  const time = useTime();
  const zone = useZone();
  const now = useNow();
  const facts = useFacts(form);
  const discovered_at = useWatch({ control: form.control, name: "discovered_at" });
  const times = { discovered_at, facts: facts.value };
  const later = isLaterThanDetection(times);
  const known = FORM_INSTANTS.filter((name) => facts.value[name].at !== "").length;
  const faulty = FORM_INSTANTS.some((name) => facts.faults?.[name]);
  // Those that only single laws ask for show where one does, or where they were said.
  const rare = RARE.filter(
    (name) => asked.includes(name) || facts.value[name].at !== "" || facts.faults?.[name],
  );
  return (
    <div className="max-w-2xl">
      <div className="border-line border-t pt-4 [&_input[type=date]]:w-44 [&_input[type=time]]:w-32">
        <Controller
          control={form.control}
          name="discovered_at"
          render={({ field, fieldState }) => (
            <Field
              label={
                <span className="inline-flex items-center gap-2 font-semibold text-lg">
                  <span aria-hidden className="size-2.5 rounded-full bg-ink" />
                  {t("when.aware")}
                  <span className="font-normal text-ink-3 text-xs">{t("when.starts")}</span>
                </span>
              }
              error={fieldState.error?.message}
            >
              <DateTime
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                zone={zone}
                name={t("when.aware")}
                offerNow
                maxDate={toFields(new Date(now), zone).date}
              />
            </Field>
          )}
        />
        <p className="mt-3 flex max-w-xl gap-2 text-ink-2 text-xs leading-normal">
          <CircleHelp aria-hidden className="mt-0.5 size-3.5 flex-none text-ink-3" />
          <span>{t("when.about")}</span>
        </p>
        <p className="mt-2 flex max-w-xl gap-2 text-ink-2 text-xs leading-normal">
          <span aria-hidden className="w-3.5 flex-none" />
          <span>{t("when.estimate")}</span>
        </p>
      </div>
      <ClashNote clashes={clashesIn(times)} />
      {later && (
        <div className="mt-5 rounded-3 bg-sunken px-4 py-3.5 edge-line">
          <ReasonField
            {...facts}
            label={t("when.whyLater", { length: time.duration(gapMs(times)) })}
            hint={t("when.whyLaterHint")}
          />
        </div>
      )}
      <Fold
        name={t("when.else")}
        count={known > 0 ? known : undefined}
        open={known > 0 || faulty || rare.length > 0}
        className="mt-6 border-line border-b"
      >
        <InstantFields {...facts} />
        {rare.length > 0 && (
          <div className="mt-5">
            <InstantFields {...facts} only={rare} />
          </div>
        )}
      </Fold>
    </div>
  );
}

function gapMs({ discovered_at, facts }: Parameters<typeof isLaterThanDetection>[0]): number {
  const aware = awarenessIn(discovered_at)?.getTime() ?? 0;
  const detected = awarenessIn(facts.detected_at.at)?.getTime() ?? 0;
  return aware - detected;
}
