"use client";
import Link from "next/link";
import type { Incident } from "@/lib/schema/incident";
import { BreachBoxes } from "../incident/breach-boxes";
import { peopleWords, SEVERITY_WORDS, STATUS_WORDS, titleOf } from "../incident/words";
import { cx } from "../ui/cx";
import { DrillMark } from "../ui/drill-mark";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { DeadlineCell } from "./deadline-cell";

// On a phone a row becomes a card; it stays a row of a table to assistive technology.
const CELL =
  "md:h-10 md:border-line md:border-b md:px-2 xl:px-3.5 md:first:pl-gutter md:last:pr-gutter whitespace-nowrap";

/** One incident in the register. Its title is the link; the whole row follows it. */
export function Row({ incident, orgName }: { incident: Incident; orgName: string | undefined }) {
  const zone = useZone();
  const quiet = incident.status === "resolved";
  const dim = quiet ? "text-ink-3" : undefined;
  return (
    <tr
      className={cx(
        "relative [font-stretch:94%] text-ink-2 text-sm hover:bg-hover has-focus-visible:bg-selected md:has-focus-visible:shadow-[inset_3px_0_0_var(--ink)]",
        "max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-line max-md:border-b max-md:px-4 max-md:py-3",
        dim,
      )}
    >
      <td className={cx(CELL, "text-ink-3 max-md:order-1")}>
        <span className="record">{incident.number}</span>
        {incident.drill && (
          <span className="ml-2">
            <DrillMark />
          </span>
        )}
      </td>
      <th
        scope="row"
        className={cx(
          CELL,
          "w-full max-w-px font-medium text-ink max-md:order-3 max-md:col-span-2 max-md:max-w-none",
          quiet && "font-normal text-ink-3",
        )}
      >
        <Link
          href={`/dashboard/incidents/${incident.id}`}
          prefetch={false}
          data-row
          className="block truncate outline-none md:has-[+span]:pt-1.5 after:absolute after:inset-0 focus-visible:after:-outline-offset-2 max-md:whitespace-normal max-md:text-lg max-md:leading-snug focus-visible:after:outline-2 focus-visible:after:outline-focus"
        >
          {titleOf(incident)}
        </Link>
        {orgName && (
          <span className="block truncate font-normal text-ink-3 text-xs md:pb-1.5">{orgName}</span>
        )}
      </th>
      <td className={cx(CELL, "max-md:order-2 max-md:text-right")}>
        <span className={incident.status === "draft" ? "font-medium text-ink" : undefined}>
          {STATUS_WORDS[incident.status]}
        </span>
      </td>
      <td className={cx(CELL, "max-lg:hidden")}>
        {incident.severity ? (
          SEVERITY_WORDS[incident.severity]
        ) : (
          <span className="text-ink-3">Not assessed</span>
        )}
      </td>
      <td className={cx(CELL, "max-lg:hidden")}>
        <BreachBoxes kind={incident.breach_kind} quiet={quiet} />
      </td>
      <td className={cx(CELL, "max-md:hidden tabular-nums")}>
        {incident.discovered_at ? (
          <Time at={incident.discovered_at} zone={zone} style={nearStyle(incident.discovered_at)} />
        ) : (
          <span className="text-ink-3">Not stated</span>
        )}
      </td>
      <td className={cx(CELL, "max-md:order-4 max-md:pt-1")}>
        <DeadlineCell clocks={incident.clocks} quiet={quiet} />
      </td>
      <td
        className={cx(
          CELL,
          "text-right tabular-nums max-md:order-5 max-md:self-center",
          incident.affected_users === null && "text-ink-3",
        )}
      >
        {peopleWords(incident.affected_users)}
        <span className="md:hidden"> people</span>
      </td>
    </tr>
  );
}

/** The year is said where it is another than this one. */
function nearStyle(iso: string): "day" | "date" {
  return new Date(iso).getUTCFullYear() === new Date().getUTCFullYear() ? "day" : "date";
}
