"use client";
import { useTranslations } from "next-intl";
import { EVENT_KEYS, WEBHOOK_EVENTS, type WebhookEvent } from "@/lib/schema/webhooks";
import { Chip } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { Checkbox } from "../ui/input";

const PRESETS = {
  deadlines: ["duty.started", "duty.reminder"],
  all: WEBHOOK_EVENTS,
} as const satisfies Record<string, readonly WebhookEvent[]>;

/** What a webhook is told of. */
export function EventChoice({
  value,
  onChange,
  error,
}: {
  value: readonly WebhookEvent[];
  onChange: (events: WebhookEvent[]) => void;
  error: string | undefined;
}) {
  const t = useTranslations("webhooks");
  const same = (events: readonly WebhookEvent[]) =>
    events.length === value.length && events.every((event) => value.includes(event));
  const presets = Object.keys(PRESETS) as (keyof typeof PRESETS)[];
  return (
    <FieldGroup
      label={t("form.events")}
      error={error}
      aside={
        <div className="flex flex-wrap gap-1.5">
          {presets.map((preset) => (
            <Chip
              key={preset}
              strong
              on={same(PRESETS[preset])}
              aria-pressed={same(PRESETS[preset])}
              onClick={() => onChange([...PRESETS[preset]])}
            >
              {t(`preset.${preset}`)}
            </Chip>
          ))}
        </div>
      }
    >
      <div className="grid gap-x-6 gap-y-2 rounded-2 border border-line p-3.5 sm:grid-cols-2">
        {WEBHOOK_EVENTS.map((event) => (
          <Checkbox
            key={event}
            label={t(`events.${EVENT_KEYS[event]}`)}
            description={<code className="font-mono text-2xs">{event}</code>}
            checked={value.includes(event)}
            onChange={({ target }) =>
              onChange(
                WEBHOOK_EVENTS.filter((one) =>
                  one === event ? target.checked : value.includes(one),
                ),
              )
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}
