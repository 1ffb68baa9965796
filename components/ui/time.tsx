import { formatInstant, formatNear, type TimeStyle } from "@/lib/time";
import { cx } from "./cx";

export interface TimeProps {
  at: Date | string;
  /** The viewer's zone: viewerZone() on the server, useZone() in the browser. */
  zone: string;
  /** "near" says Today, Tomorrow, Yesterday from `now`. */
  style?: TimeStyle | "near";
  now?: Date;
  /** Shows the same instant in UTC after it; else it stands in the title. */
  utc?: boolean;
  className?: string;
}

/** An instant in the viewer's zone, with UTC beside it or in its title. */
export function Time({ at, zone, style = "short", now, utc = false, className }: TimeProps) {
  const instant = typeof at === "string" ? new Date(at) : at;
  const said =
    style === "near"
      ? formatNear(instant, zone, now ?? instant)
      : formatInstant(instant, zone, style);
  const inUtc = formatInstant(instant, "UTC", "full");
  return (
    <time
      dateTime={instant.toISOString()}
      title={utc ? undefined : inUtc}
      // Zone names ("CET", "GMT+1") may differ between the server's and the browser's locale data.
      suppressHydrationWarning
      className={cx("whitespace-nowrap tabular-nums", className)}
    >
      {said}
      {utc && zone !== "UTC" && (
        <span className="text-ink-3">
          {" "}
          {formatInstant(instant, "UTC", style === "date" ? "date" : "short")}
        </span>
      )}
    </time>
  );
}
