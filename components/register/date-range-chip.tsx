"use client";
import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef } from "react";
import type { TimeWords } from "@/lib/i18n/time-words";
import { DAY_MS, instantsAt, toFields } from "@/lib/time";
import { cx } from "../ui/cx";
import { Input } from "../ui/input";
import { useTime } from "../ui/time-words";

const MIDNIGHT = "00:00";
/** The panel with the room beside it, and what is left between it and its chip. */
const PANEL_PX = 352;
const GAP_PX = 6;

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
  const chip = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  /** Under the chip, and within the screen. */
  const place = () => {
    if (!chip.current || !panel.current) return;
    const { left, bottom } = chip.current.getBoundingClientRect();
    panel.current.style.left = `${Math.max(8, Math.min(left, innerWidth - PANEL_PX))}px`;
    panel.current.style.top = `${bottom + GAP_PX}px`;
  };
  const set = from !== "" || to !== "";
  const day = (iso: string) => (iso === "" ? "" : toFields(new Date(iso), zone).date);
  return (
    <span
      className={cx(
        "inline-flex h-7 flex-none items-center rounded-2 text-ink-2 text-sm edge-line-2 pointer-coarse:h-11",
        set ? "bg-selected" : "bg-surface hover:edge-control",
      )}
    >
      <button
        type="button"
        popoverTarget={`${id}-days`}
        ref={chip}
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
      </button>
      {/* The browser's own popover: above all else, closed by Escape and by a press beside it. */}
      <div
        id={`${id}-days`}
        popover="auto"
        ref={panel}
        role="dialog"
        aria-label={name}
        onBeforeToggle={place}
        className="m-0 w-84 max-w-[calc(100vw-2rem)] rounded-3 bg-raised p-4 text-ink text-sm shadow-pop"
      >
        <div className="grid grid-cols-2 gap-3">
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
        </div>
      </div>
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
