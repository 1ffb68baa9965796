"use client";
import { INSTANT_WORDS } from "@/lib/law/facts";
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

const HINTS: Partial<Record<FormInstant, string>> = {
  occurred_from: "When it began, as far as you know.",
  occurred_to: "When it ended. Leave it empty while it goes on.",
  detected_at: "The first sign, whoever or whatever saw it.",
  reported_internally_at: "When it reached whoever is in charge of data protection.",
  processor_informed_at: "When a processor told you (Art. 33(2)).",
  classified_at: "When it was classified as a major incident.",
  determined_at: "When it was determined that the law's threshold is met.",
  fix_available_at: "When a corrective or mitigating measure became available.",
};

/** Instants of the breach's course. None is filled in beforehand; each may stay empty. */
export function InstantFields({
  value,
  onChange,
  faults = {},
  only = COURSE,
}: FactsFieldsProps & { only?: readonly FormInstant[] }) {
  const zone = useZone();
  const maxDate = toFields(new Date(useNow()), zone).date;
  return (
    <div className="grid gap-5 [&_input[type=time]]:w-32">
      {only.map((name) => {
        const said = value[name];
        const words = INSTANT_WORDS[name];
        return (
          <FieldGroup key={name} label={words} hint={HINTS[name]} error={faults[name]}>
            <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
              <DateTime
                name={words}
                zone={zone}
                value={said.at}
                maxDate={maxDate}
                onChange={(at) => onChange({ [name]: { ...said, at } })}
              />
              <Checkbox
                label="Estimated"
                aria-label={`${words}: estimated`}
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
