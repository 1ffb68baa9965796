import { formatInstant, formatNear } from "@/lib/time";

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
  const instant = new Date(at);
  const sameDay = formatInstant(instant, zone, "day") === formatInstant(instant, "UTC", "day");
  const utc = sameDay
    ? `${formatInstant(instant, "UTC", "time")} UTC`
    : formatInstant(instant, "UTC", "short");
  return (
    // Zone names may differ between the server's and the browser's locale data.
    <time dateTime={instant.toISOString()} className="tabular-nums" suppressHydrationWarning>
      {near ? formatNear(instant, zone, near) : formatInstant(instant, zone, "full")}
      {zone !== "UTC" && <span className="font-normal text-ink-2">, {utc}</span>}
    </time>
  );
}
