"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import {
  ALERT_EVENTS,
  type AlertEvent,
  type AlertPreferences,
  type AlertPreferencesInput,
  THRESHOLDS,
} from "@/lib/schema/alerts";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { ask, type FormResult } from "../ui/form-result";
import { Checkbox } from "../ui/input";
import { Panel } from "../ui/panel";
import { useToast } from "../ui/toast";
import { QuietHoursFields } from "./quiet-hours-fields";

/** What the signed-in person is told, and when. */
export function PreferencesForm({
  preferences,
  zone,
  address,
  save,
}: {
  preferences: AlertPreferences;
  /** The zone that they read times in. */
  zone: string;
  /** Where messages go, and in which language: said by the page. */
  address: ReactNode;
  save: (said: AlertPreferencesInput) => Promise<FormResult<null>>;
}) {
  const t = useTranslations("alerts.me");
  const tell = useToast();
  const [said, say] = useState(preferences);
  const [pending, start] = useTransition();
  const [reason, setReason] = useState<string | null>(null);
  const noDay = said.quiet?.days.length === 0;
  const submit = () => {
    if (noDay) return;
    start(async () => {
      const answer = await ask(() => save(said));
      setReason(answer.ok ? null : answer.message);
      if (answer.ok) tell.done(t("saved"));
    });
  };
  return (
    <form
      method="post"
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FormError>{reason}</FormError>
      <Group title={t("mail.title")}>
        <Checkbox
          label={t("mail.send")}
          description={said.mail ? address : t("mail.off")}
          checked={said.mail}
          onChange={({ target }) => say({ ...said, mail: target.checked })}
        />
      </Group>
      <Group title={t("reminders.title")} about={t("reminders.about")}>
        {THRESHOLDS.map((threshold) => (
          <Checkbox
            key={threshold}
            label={t(`reminders.${threshold}`)}
            disabled={!said.mail}
            checked={said.thresholds.includes(threshold)}
            onChange={() => say({ ...said, thresholds: toggled(said.thresholds, threshold) })}
          />
        ))}
      </Group>
      <Group title={t("events.title")}>
        {ALERT_EVENTS.map((event) => {
          const { label, hint } = EVENT_WORDS[event];
          return (
            <Checkbox
              key={event}
              label={t(label)}
              description={hint && t(hint)}
              disabled={!said.mail}
              checked={said.events.includes(event)}
              onChange={() => say({ ...said, events: toggled(said.events, event) })}
            />
          );
        })}
      </Group>
      <Group title={t("quiet.title")} about={t("quiet.never")}>
        <QuietHoursFields
          quiet={said.quiet}
          zone={zone}
          disabled={!said.mail}
          onChange={(quiet) => say({ ...said, quiet })}
        />
      </Group>
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

const EVENT_WORDS = {
  "incident.declared": { label: "events.incidentDeclared", hint: "events.incidentDeclaredHint" },
  "duty.started": { label: "events.dutyStarted", hint: "events.dutyStartedHint" },
  mention: { label: "events.mention", hint: null },
  assignment: { label: "events.assignment", hint: null },
  "task.assigned": { label: "events.taskAssigned", hint: null },
  "task.due": { label: "events.taskDue", hint: null },
} as const satisfies Record<AlertEvent, { label: string; hint: string | null }>;

function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((held) => held !== one) : [...list, one];
}

function Group({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <Panel className="px-4.5 py-4">
      <fieldset className="grid min-w-0 gap-3">
        <legend className="float-left mb-1 font-medium text-base">{title}</legend>
        {about && <p className="text-ink-3 text-sm">{about}</p>}
        {children}
      </fieldset>
    </Panel>
  );
}
