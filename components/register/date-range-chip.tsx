"use client";
import { Popover } from "@base-ui/react/popover";
import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { TimeWords } from "@/lib/i18n/time-words";
import { DAY_MS, instantsAt, toFields } from "@/lib/time";
import { cx } from "../ui/cx";
import { Input } from "../ui/input";
import { useTime } from "../ui/time-words";

const MIDNIGHT = "00:00";

export interface DateRangeChipProps {
  name: string;
  /** RFC 3339, empty for open: the first instant of the first day, the last of the last. */
  from: string;
  to: string;
  note?: ReactNode;
  onChange: (range: { from: string; to: string }) => void;
}

/** A filter chip for a range of days in the viewer's zone, both days included. */
export function DateRangeChip({ name, from, to, note, onChange }: DateRangeChipProps) {
  const t = useTranslations("ui.filter");
  const time = useTime();
  const { zone } = time;
  const id = useId();
  const set = from !== "" || to !== "";
  const day = (iso: string) => (iso === "" ? "" : toFields(new Date(iso), zone).date);
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
          {name}{" "}
          <b className="font-medium text-ink" suppressHydrationWarning>
            {rangeWords(from, to, t, time)}
          </b>
          {!set && <ChevronDown aria-hidden className="size-3.25 text-ink-3" />}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="start" className="z-20">
            <Popover.Popup
              aria-label={name}
              className="grid w-84 max-w-[calc(100vw-2rem)] grid-cols-2 gap-3 rounded-3 bg-raised p-4 text-sm shadow-pop"
            >
              <label htmlFor={`${id}-from`} className="grid gap-1.5 font-medium">
                {t("from")}
                <Input
                  id={`${id}-from`}
                  type="date"
                  value={day(from)}
                  max={day(to) || undefined}
                  onChange={(event) => onChange({ from: startOf(event.target.value, zone), to })}
                />
              </label>
              <label htmlFor={`${id}-to`} className="grid gap-1.5 font-medium">
                {t("to")}
                <Input
                  id={`${id}-to`}
                  type="date"
                  value={day(to)}
                  min={day(from) || undefined}
                  onChange={(event) => onChange({ from, to: endOf(event.target.value, zone) })}
                />
              </label>
              <p className="col-span-2 text-ink-3 text-xs">
                {t("days", { zone })} {note}
              </p>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {set && (
        <button
          type="button"
          aria-label={t("remove", { name })}
          onClick={() => onChange({ from: "", to: "" })}
          className="mr-0.5 grid size-6 place-items-center rounded-1 text-ink-3 hover:text-ink pointer-coarse:size-10"
        >
          <X aria-hidden className="size-3.25" />
        </button>
      )}
    </span>
  );
}

function rangeWords(
  from: string,
  to: string,
  t: ReturnType<typeof useTranslations<"ui.filter">>,
  time: TimeWords,
): string {
  const [first, last] = [from, to].map((iso) => (iso === "" ? "" : time.at(iso, "date")));
  if (first && last) return t("both", { from: first, to: last });
  if (first) return t("since", { from: first });
  return last ? t("until", { to: last }) : t("anyDay");
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
