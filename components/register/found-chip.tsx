"use client";
import { Popover } from "@base-ui/react/popover";
import { ChevronDown, X } from "lucide-react";
import { useId } from "react";
import { DAY_MS, formatInstant, instantsAt, toFields } from "@/lib/time";
import { cx } from "../ui/cx";
import { Input } from "../ui/input";
import { useZone } from "../ui/now";
import type { RegisterFilter } from "./filters";

const MIDNIGHT = "00:00";

/** Narrows the register to incidents found between two days, both included. */
export function FoundChip({
  filter,
  onChange,
}: {
  filter: RegisterFilter;
  onChange: (part: RegisterFilter) => void;
}) {
  const zone = useZone();
  const id = useId();
  const { discovered_from: from, discovered_to: to } = filter;
  const set = Boolean(from || to);
  return (
    <span
      className={cx(
        "inline-flex h-7 flex-none items-center rounded-2 text-ink-2 text-sm edge-line-2 pointer-coarse:h-11",
        set ? "bg-selected" : "bg-surface hover:edge-control",
      )}
    >
      <Popover.Root>
        <Popover.Trigger
          className={cx(
            "inline-flex h-full items-center gap-1.5 rounded-2 pl-2.5",
            set ? "pr-1" : "pr-2",
          )}
        >
          Found{" "}
          <b className="font-medium text-ink" suppressHydrationWarning>
            {rangeWords(from, to, zone)}
          </b>
          {!set && <ChevronDown aria-hidden className="size-3.25 text-ink-3" />}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="start" className="z-20">
            <Popover.Popup
              aria-label="Found between"
              className="grid w-76 grid-cols-2 gap-3 rounded-3 bg-raised p-4 text-sm shadow-pop"
            >
              <label htmlFor={`${id}-from`} className="grid gap-1.5 font-medium">
                From
                <Input
                  id={`${id}-from`}
                  type="date"
                  value={from ? toFields(new Date(from), zone).date : ""}
                  max={to ? toFields(new Date(to), zone).date : undefined}
                  onChange={(event) =>
                    onChange({ discovered_from: startOf(event.target.value, zone) })
                  }
                />
              </label>
              <label htmlFor={`${id}-to`} className="grid gap-1.5 font-medium">
                To
                <Input
                  id={`${id}-to`}
                  type="date"
                  value={to ? toFields(new Date(to), zone).date : ""}
                  min={from ? toFields(new Date(from), zone).date : undefined}
                  onChange={(event) => onChange({ discovered_to: endOf(event.target.value, zone) })}
                />
              </label>
              <p className="col-span-2 text-ink-3 text-xs">
                Both days included, in {zone}. Incidents without a time of awareness are left out.
              </p>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {set && (
        <button
          type="button"
          aria-label="Remove the filter Found"
          onClick={() => onChange({ discovered_from: "", discovered_to: "" })}
          className="mr-0.5 grid size-6 place-items-center rounded-1 text-ink-3 hover:text-ink pointer-coarse:size-10"
        >
          <X aria-hidden className="size-3.25" />
        </button>
      )}
    </span>
  );
}

function rangeWords(from: string | undefined, to: string | undefined, zone: string): string {
  const day = (iso: string) => formatInstant(new Date(iso), zone, "date");
  if (from && to) return `${day(from)} to ${day(to)}`;
  if (from) return `since ${day(from)}`;
  return to ? `until ${day(to)}` : "any day";
}

/** The first instant of a day on the wall of `zone`; empty for no day. */
function startOf(date: string, zone: string): string {
  // Where the clocks skip midnight, the day begins an hour later.
  const [at] = [...instantsAt(date, MIDNIGHT, zone), ...instantsAt(date, "01:00", zone)];
  return at?.toISOString() ?? "";
}

/** The last millisecond of a day on the wall of `zone`; empty for no day. */
function endOf(date: string, zone: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(noon)) return "";
  const next = startOf(new Date(noon + DAY_MS).toISOString().slice(0, 10), zone);
  return next === "" ? "" : new Date(Date.parse(next) - 1).toISOString();
}
