"use client";
import { useTime } from "../ui/time-words";

/** An instant in the viewer's zone and in UTC: "Mon 16 Nov 2026 16:22 CET, 15:22 UTC"; the UTC day where it is another. */
export function TwoZones({
  at,
  zone,
  near,
}: {
  at: Date | string;
  zone: string;
  /** Says Today and Tomorrow from this instant. */
  near?: Date;
}) {
  const time = useTime();
  const instant = new Date(at);
  const sameDay = time.at(instant, "day", zone) === time.at(instant, "day", "UTC");
  const utc = sameDay ? `${time.at(instant, "time", "UTC")} UTC` : time.at(instant, "short", "UTC");
  return (
    // Zone names may differ between the server's and the browser's locale data.
    <time dateTime={instant.toISOString()} className="tabular-nums" suppressHydrationWarning>
      {near ? time.near(instant, near, zone) : time.at(instant, "full", zone)}
      {zone !== "UTC" && <span className="font-normal text-ink-2">, {utc}</span>}
    </time>
  );
}
