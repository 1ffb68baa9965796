"use client";
import { useLocale, useTranslations } from "next-intl";
import { CALENDARS } from "@/lib/i18n/time-names";
import type { QuietHours } from "@/lib/schema/alerts";
import { Field, FieldGroup, Hint } from "../ui/field";
import { Checkbox, Input } from "../ui/input";

const NIGHTS = { from: "22:00", to: "07:00", days: [1, 2, 3, 4, 5, 6, 7] };
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** From when to when, and on which days, a person is left in peace. */
export function QuietHoursFields({
  quiet,
  zone,
  disabled,
  onChange,
}: {
  quiet: QuietHours | null;
  zone: string;
  disabled: boolean;
  onChange: (quiet: QuietHours | null) => void;
}) {
  const t = useTranslations("alerts.me");
  const { weekdays } = CALENDARS[useLocale()];
  return (
    <>
      <Checkbox
        label={t("quiet.keep")}
        disabled={disabled}
        checked={quiet !== null}
        onChange={({ target }) => onChange(target.checked ? { ...NIGHTS, zone } : null)}
      />
      {quiet && (
        <div className="grid gap-3 pl-6.5">
          <div className="flex flex-wrap gap-3">
            {(["from", "to"] as const).map((end) => (
              <Field key={end} label={t(`quiet.${end}`)}>
                <Input
                  type="time"
                  required
                  disabled={disabled}
                  className="w-32 font-mono"
                  value={quiet[end]}
                  onChange={({ target }) => onChange({ ...quiet, [end]: target.value })}
                />
              </Field>
            ))}
          </div>
          <FieldGroup
            label={t("quiet.days")}
            error={quiet.days.length === 0 ? t("quiet.noDay") : undefined}
          >
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {WEEK.map((day) => (
                <Checkbox
                  key={day}
                  label={weekdays[day % 7]}
                  disabled={disabled}
                  checked={quiet.days.includes(day)}
                  onChange={() =>
                    onChange({
                      ...quiet,
                      days: WEEK.filter((one) => quiet.days.includes(one) !== (one === day)),
                    })
                  }
                />
              ))}
            </div>
          </FieldGroup>
          <Hint>{t("quiet.zone", { zone: quiet.zone.replaceAll("_", " ") })}</Hint>
        </div>
      )}
    </>
  );
}
