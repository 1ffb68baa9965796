"use client";
import { useTranslations } from "next-intl";
import { toFields } from "@/lib/time";
import { DateTime } from "../ui/date-time";
import { FieldGroup } from "../ui/field";
import { Checkbox } from "../ui/input";
import { useNow, useZone } from "../ui/now";
import type { FactsFieldsProps } from "./facts-fields";
import type { FormInstant } from "./facts-form";

/** What a breach's course is told by; the others are asked where a law turns on them. */
const COURSE: readonly FormInstant[] = [
  "occurred_from",
  "occurred_to",
  "detected_at",
  "reported_internally_at",
  "processor_informed_at",
];

/** Instants of the breach's course. None is filled in beforehand; each may stay empty. */
export function InstantFields({
  value,
  onChange,
  faults = {},
  only = COURSE,
}: FactsFieldsProps & { only?: readonly FormInstant[] }) {
  const zone = useZone();
  const t = useTranslations("facts");
  const maxDate = toFields(new Date(useNow()), zone).date;
  return (
    <div className="grid gap-5 [&_input[type=time]]:w-32">
      {only.map((name) => {
        const said = value[name];
        const words = t(`instant.${name}`);
        return (
          <FieldGroup key={name} label={words} hint={t(`instantHint.${name}`)} error={faults[name]}>
            <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
              <DateTime
                name={words}
                zone={zone}
                value={said.at}
                maxDate={maxDate}
                onChange={(at) => onChange({ [name]: { ...said, at } })}
              />
              <Checkbox
                label={t("estimated")}
                aria-label={t("estimatedOf", { instant: words })}
                className="py-2"
                checked={said.estimated}
                onChange={(event) =>
                  onChange({ [name]: { ...said, estimated: event.target.checked } })
                }
              />
            </div>
          </FieldGroup>
        );
      })}
    </div>
  );
}
