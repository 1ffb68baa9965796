import Link from "next/link";
import type { DpdpEvent } from "@/lib/schema/dpdp";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Time } from "../ui/time";
import { dpdpAddress } from "./address";
import { EVENT_WORDS, shortId } from "./words";

/** Events, newest first, each with its payload folded away. */
export function Events({ events, zone }: { events: readonly DpdpEvent[]; zone: string }) {
  return (
    <DataTable label="Events" heads={["Event", "Recorded", "What follows", "By", "Session"]}>
      {events.map((event) => (
        <DataRow key={event.id}>
          <DataCell wrap className="min-w-48 py-2">
            <span className="font-medium text-ink">{EVENT_WORDS[event.eventType]}</span>
            {Object.keys(event.payload).length > 0 && (
              <details>
                <summary className="cursor-pointer text-ink-3 text-xs">Payload</summary>
                <pre className="mt-1 max-h-72 max-w-md overflow-auto whitespace-pre-wrap text-xs">
                  {JSON.stringify(event.payload, null, 2)}
                </pre>
              </details>
            )}
          </DataCell>
          <DataCell>
            <Time at={event.recorded_at} zone={zone} style="full" />
          </DataCell>
          <DataCell wrap className="min-w-56 max-w-md py-2">
            {event.consequence ?? (event.incident_id ? "" : "–")}
            {event.incident_id && (
              <Link href={`/dashboard/incidents/${event.incident_id}`} className="link block">
                Open the incident
              </Link>
            )}
          </DataCell>
          <DataCell>{event.recorded_by.name}</DataCell>
          <DataCell>
            <Link href={dpdpAddress({ sessionId: event.sessionId })} className="link record">
              {shortId(event.sessionId)}
            </Link>
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
