import Link from "next/link";
import type { EventType } from "@/lib/schema/dpdp";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Time } from "../ui/time";
import { dpdpAddress } from "./address";
import { EVENT_WORDS } from "./words";

export interface SessionLine {
  sessionId: string;
  incidentId: string | null;
  lastEvent: EventType;
  lastAt: Date;
  openTimers: number;
}

/** The sessions in which something happened last. */
export function Sessions({ sessions, zone }: { sessions: readonly SessionLine[]; zone: string }) {
  return (
    <DataTable
      label="Sessions"
      heads={["Session", "Last event", "Recorded", "Open timers", "Incident"]}
    >
      {sessions.map((session) => (
        <DataRow key={session.sessionId}>
          <DataCell>
            <Link href={dpdpAddress({ sessionId: session.sessionId })} className="link record">
              {session.sessionId}
            </Link>
          </DataCell>
          <DataCell>{EVENT_WORDS[session.lastEvent]}</DataCell>
          <DataCell>
            <Time at={session.lastAt} zone={zone} style="full" />
          </DataCell>
          <DataCell>{session.openTimers}</DataCell>
          <DataCell>
            {session.incidentId ? (
              <Link href={`/dashboard/incidents/${session.incidentId}`} className="link">
                Open
              </Link>
            ) : (
              "–"
            )}
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
