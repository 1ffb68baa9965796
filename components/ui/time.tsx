import { useLocale, useTimeZone } from "next-intl";
import { timeWords } from "@/lib/i18n/time-words";
import type { TimeStyle } from "@/lib/time";
import { cx } from "./cx";

export interface TimeProps {
  at: Date | string;
  /** The viewer's, unless another is given. */
  zone?: string;
  /** "near" says Today, Tomorrow, Yesterday from `now`. */
  style?: TimeStyle | "near";
  now?: Date;
  /** Shows the same instant in UTC after it; else it stands in the title. */
  utc?: boolean;
  className?: string;
}

/** An instant in the viewer's language and zone, with UTC beside it or in its title. On the server and in the browser. */
export function Time({ at, zone: given, style = "short", now, utc = false, className }: TimeProps) {
  const viewerZone = useTimeZone() ?? "UTC";
  const zone = given ?? viewerZone;
  const time = timeWords(useLocale(), zone);
  const instant = typeof at === "string" ? new Date(at) : at;
  const said = style === "near" ? time.near(instant, now ?? instant) : time.at(instant, style);
  return (
    <time
      dateTime={instant.toISOString()}
      title={utc ? undefined : time.at(instant, "full", "UTC")}
      // Zone names ("CET", "GMT+1") may differ between the server's and the browser's locale data.
      suppressHydrationWarning
      className={cx("whitespace-nowrap tabular-nums", className)}
    >
      {said}
      {utc && zone !== "UTC" && (
        <span className="text-ink-3">
          {" "}
          {time.at(instant, style === "date" ? "date" : "short", "UTC")}
        </span>
      )}
    </time>
  );
}
