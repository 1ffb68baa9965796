"use client";
import { CircleHelp } from "lucide-react";
import { Controller } from "react-hook-form";
import { DateTime } from "@/components/ui/date-time";
import { Field } from "@/components/ui/field";
import { useNow, useZone } from "@/components/ui/now";
import { toFields } from "@/lib/time";
import type { WizardForm } from "./use-draft";

/** When the controller became aware: the one moment that starts the clock. Never filled in beforehand. */
export function StepWhen({ form }: { form: WizardForm }) {
  const zone = useZone();
  const now = useNow();
  return (
    <div className="max-w-2xl border-line border-t pt-4 [&_input[type=date]]:w-44 [&_input[type=time]]:w-32">
      <Controller
        control={form.control}
        name="discovered_at"
        render={({ field, fieldState }) => (
          <Field
            label={
              <span className="inline-flex items-center gap-2 font-semibold text-lg">
                <span aria-hidden className="size-2.5 rounded-full bg-ink" />
                Aware
                <span className="font-normal text-ink-3 text-xs">Starts the clock</span>
              </span>
            }
            error={fieldState.error?.message}
          >
            <DateTime
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              zone={zone}
              name="Aware"
              offerNow
              maxDate={toFields(new Date(now), zone).date}
            />
          </Field>
        )}
      />
      <p className="mt-3 flex max-w-xl gap-2 text-ink-2 text-xs leading-normal">
        <CircleHelp aria-hidden className="mt-0.5 size-3.5 flex-none text-ink-3" />
        <span>
          Awareness means reasonable certainty that personal data was hit. Looking into a first sign
          is not awareness yet, as long as that is done without delay (EDPB Guidelines 9/2022, part
          II.A).
        </span>
      </p>
      <p className="mt-2 flex max-w-xl gap-2 text-ink-2 text-xs leading-normal">
        <span aria-hidden className="w-3.5 flex-none" />
        <span>
          An estimate will do. A correction later needs a reason, and the first time stays on
          record.
        </span>
      </p>
    </div>
  );
}
