"use client";
import type { IncidentDetail } from "@/lib/schema/incident";
import { type ClockState, clockState } from "../ui/clock-state";
import { useNow } from "../ui/now";
import { ClockCard } from "./clock-card";
import { SettledDuty } from "./settled-duty";
import { isSettled } from "./words";

const ORDER: readonly ClockState[] = [
  "overdue",
  "decide",
  "urgent",
  "watch",
  "open",
  "calm",
  "wait",
];

/** All clocks of an incident: the open ones by pressure, then how the others ended. */
export function Clocks({ incident }: { incident: IncidentDetail }) {
  const now = useNow();
  const clocks = incident.clocks.map((clock) => ({ clock, state: clockState(clock, now) }));
  const open = clocks
    .filter(({ state }) => !isSettled(state))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const settled = clocks.filter(({ state }) => isSettled(state));
  return (
    <aside
      aria-labelledby="clocks-title"
      className="lg:sticky lg:top-[calc(var(--bar)+1.15rem)] max-lg:-order-1 max-md:px-4 print:static print:px-0 print:-order-1"
    >
      <header className="mb-2 flex items-baseline gap-2.5">
        <h2 id="clocks-title" className="text-lg">
          Clocks
        </h2>
        <span className="text-ink-3 text-xs">
          {open.length} open, {settled.length} settled
        </span>
      </header>
      {open.length > 0 && (
        <ol className="overflow-hidden rounded-3 border border-line bg-surface">
          {open.map(({ clock, state }) => (
            <ClockCard key={clock.id} clock={clock} state={state} />
          ))}
        </ol>
      )}
      {settled.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 font-medium text-ink-3 text-xs first:mt-0">Settled</h3>
          <ol>
            {settled.map(({ clock }) => (
              <SettledDuty key={clock.id} clock={clock} incident={incident} />
            ))}
          </ol>
        </>
      )}
      <p className="mt-3 text-ink-3 text-xs">Tocsin computes, the controller decides.</p>
    </aside>
  );
}
