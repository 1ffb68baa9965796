"use client";
import { useTranslations } from "next-intl";
import type { Clock, Incident } from "@/lib/schema/incident";
import { clockState, isOpen } from "../ui/clock-state";
import { Countdown } from "../ui/countdown";
import { Glyph } from "../ui/glyph";
import { LawTerm } from "../ui/law-term";
import { useNow } from "../ui/now";
import { useTime } from "../ui/time-words";
import { clockEnded } from "./next-deadline";
import { useDuties } from "./use-incidents";

/** The duties of the incident, a line or two each. Their names come a moment after their states. */
export function PreviewDuties({ incident }: { incident: Incident }) {
  const t = useTranslations("register");
  const duties = useDuties(incident.id);
  const shown = incident.clocks.filter(({ state }) => state !== "superseded");
  return (
    <section className="border-line border-t px-5 pt-3 pb-3.5">
      <h3 className="mb-1 font-medium text-ink-3 text-xs">{t("preview.duties")}</h3>
      {shown.length === 0 && <p className="text-ink-3 text-sm">{t("ended.noDuty")}</p>}
      <ul>
        {shown.map((clock) => (
          <Line key={clock.id} clock={clock} act={duties?.find(({ id }) => id === clock.id)?.act} />
        ))}
      </ul>
    </section>
  );
}

function Line({ clock, act }: { clock: Clock; act: string | undefined }) {
  const t = useTranslations("register");
  const states = useTranslations("ui.state");
  const time = useTime();
  const state = clockState(clock, useNow());
  const runs = isOpen(clock.state) && clock.binding && clock.due_at !== null && state !== "decide";
  return (
    <li
      data-state={state}
      className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-baseline py-1 text-sm leading-snug"
    >
      <Glyph state={state} className="size-3.5 translate-y-0.5 text-state" />
      <span className="min-w-0">
        <LawTerm of={act ?? clock.recipient} className="block truncate" />
        <small className="block text-ink-3 text-xs">
          {isOpen(clock.state) ? states(state) : clockEnded(clock, t, time)}
        </small>
      </span>
      {runs && clock.due_at && <Countdown due={clock.due_at} className="text-sm text-state" />}
    </li>
  );
}
