"use client";
import { useId, useState } from "react";
import { DAY_MS, formatInstant, instantsAt, toFields } from "@/lib/time";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { useNow, useZone } from "../ui/now";

const CHOICES = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "date", label: "Date" },
  { value: "never", label: "Never" },
] as const;
type Choice = (typeof CHOICES)[number]["value"];

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
  const zone = useZone();
  const now = useNow();
  const name = useId();
  const [choice, setChoice] = useState<Choice>("90");
  const [date, setDate] = useState("");

  const instantOf = (chosen: Choice, day: string): Date | undefined | null => {
    if (chosen === "never") return undefined;
    if (chosen === "date") return instantsAt(day, "23:59", zone)[0] ?? null;
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
      label="Expires after"
      error={error}
      hint={choice === "never" ? "Without an end it works until somebody revokes it." : undefined}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <RadioChips
          name={name}
          value={choice}
          onChange={(chosen) => choose(chosen, date)}
          options={CHOICES}
        />
        {choice === "date" && (
          <Input
            type="date"
            aria-label="Last day"
            value={date}
            min={toFields(new Date(now), zone).date}
            onChange={(event) => choose("date", event.target.value)}
            className="w-40"
          />
        )}
        {at && <span className="text-ink-2 text-sm">{formatInstant(at, zone, "date")}</span>}
      </div>
    </FieldGroup>
  );
}
