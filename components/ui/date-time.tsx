"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { toRfc3339, zoneName } from "@/lib/time";
import { Button } from "./button";
import { RadioChips } from "./chip";
import { FieldError, Hint, useFieldWiring } from "./field";
import { Input } from "./input";
import { reading, type Typed, typedFrom } from "./typed-instant";

export interface DateTimeProps {
  /** RFC 3339 with offset; "" for none. What is typed by halves is kept as typed, which no schema takes. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  zone: string;
  /** Names the two inputs for who cannot see the label: "Aware". */
  name: string;
  /** Offers the present instant at a press. Never chosen by itself. */
  offerNow?: boolean;
  /** Latest day that can be picked, "2026-03-07". */
  maxDate?: string;
}

/** A date and a time of day in a zone. Put it in a Field: the label goes to the date. */
export function DateTime({
  value,
  onChange,
  onBlur,
  zone,
  name,
  offerNow,
  maxDate,
}: DateTimeProps) {
  const t = useTranslations("ui");
  const wiring = useFieldWiring();
  const group = useId();
  const [typed, setTyped] = useState(() => typedFrom(value, zone));
  // What this component said last: any other value comes from outside and is shown anew.
  const [saidLast, setSaidLast] = useState(value);
  if (value !== saidLast) {
    setSaidLast(value);
    setTyped(typedFrom(value, zone));
  }
  const { twins, meant, skipped } = reading(typed, zone);
  const [first, second] = twins;

  const say = (next: Typed, said: string) => {
    setTyped(next);
    setSaidLast(said);
    onChange(said);
  };
  const change = (next: Typed) => say(next, reading(next, zone).value);
  const now = () => {
    const at = new Date();
    say(typedFrom(at.toISOString(), zone), toRfc3339(at, zone));
  };

  const shownZone = meant ? zoneName(meant, zone) : zone;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="date"
          {...wiring}
          aria-label={wiring.id ? undefined : t("instant.date", { name })}
          value={typed.date}
          min="1900-01-01"
          max={maxDate}
          onBlur={onBlur}
          onChange={(event) => change({ ...typed, date: event.target.value, which: null })}
          className="w-44 tabular-nums"
        />
        <Input
          type="time"
          {...wiring}
          id={undefined}
          aria-label={t("instant.time", { name })}
          value={typed.time}
          onBlur={onBlur}
          onChange={(event) => change({ ...typed, time: event.target.value, which: null })}
          className="w-28 tabular-nums"
        />
        <span className="text-ink-3 text-sm" title={zone} suppressHydrationWarning>
          {shownZone}
        </span>
        {offerNow && <Button onClick={now}>{t("instant.now")}</Button>}
      </div>
      {first && second && (
        <div className="grid gap-1.5">
          <Hint>{t("instant.twice")}</Hint>
          <RadioChips
            name={`${group}-which`}
            aria-label={t("instant.which", { name })}
            value={typed.which}
            onChange={(which) => change({ ...typed, which })}
            options={[
              { value: "first", label: t("instant.first", { zone: zoneName(first, zone) }) },
              { value: "second", label: t("instant.second", { zone: zoneName(second, zone) }) },
            ]}
          />
        </div>
      )}
      {skipped && <FieldError>{t("instant.skipped", { zone })}</FieldError>}
    </div>
  );
}
