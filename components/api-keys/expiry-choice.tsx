"use client";
import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Words } from "@/lib/i18n/words";
import { DAY_MS, instantsAt, toFields } from "@/lib/time";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { useNow } from "../ui/now";
import { useTime } from "../ui/time-words";

/** A length in days, a date to choose, or never. */
const CHOICES = ["7", "30", "90", "365", "date", "never"] as const;
type Choice = (typeof CHOICES)[number];

function choiceWords(t: Words<"keys">, choice: Choice): string {
  if (choice === "date") return t("expiry.date");
  if (choice === "never") return t("expiry.never");
  return choice === "365" ? t("expiry.year") : t("expiry.days", { days: Number(choice) });
}

/** The choice that the dialog opens with, in days. */
export const USUAL_LIFETIME_DAYS = 90;

/**
 * When a key or a client expires. Gives the instant; undefined for never; null while a date is still to be chosen.
 * A date means the end of that day in the viewer's zone.
 */
export function ExpiryChoice({
  onChange,
  error,
}: {
  onChange: (at: Date | undefined | null) => void;
  error?: string;
}) {
  const t = useTranslations("keys");
  const time = useTime();
  const now = useNow();
  const name = useId();
  const [choice, setChoice] = useState<Choice>("90");
  const [date, setDate] = useState("");

  const instantOf = (chosen: Choice, day: string): Date | undefined | null => {
    if (chosen === "never") return undefined;
    if (chosen === "date") return instantsAt(day, "23:59", time.zone)[0] ?? null;
    return new Date(now + Number(chosen) * DAY_MS);
  };
  const choose = (chosen: Choice, day: string) => {
    setChoice(chosen);
    setDate(day);
    onChange(instantOf(chosen, day));
  };
  const at = instantOf(choice, date);
  return (
    <FieldGroup
      label={t("expiry.label")}
      error={error}
      hint={choice === "never" ? t("expiry.neverHint") : undefined}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <RadioChips
          name={name}
          value={choice}
          onChange={(chosen) => choose(chosen, date)}
          options={CHOICES.map((one) => ({
            value: one,
            label: choiceWords(t, one),
            icon: one === "date" ? <CalendarDays aria-hidden /> : undefined,
          }))}
        />
        {choice === "date" && (
          <Input
            type="date"
            aria-label={t("expiry.lastDay")}
            value={date}
            min={toFields(new Date(now), time.zone).date}
            onChange={(event) => choose("date", event.target.value)}
            className="w-40"
          />
        )}
        {at && <span className="text-ink-2 text-sm">{time.at(at, "date")}</span>}
      </div>
    </FieldGroup>
  );
}
