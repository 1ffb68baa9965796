import { useTranslations } from "next-intl";
import type { EventType } from "@/lib/schema/dpdp";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Link } from "../ui/link";
import { Time } from "../ui/time";
import { dpdpAddress } from "./address";

const HEADS = ["session", "last", "recorded", "open", "incident"] as const;

export interface SessionLine {
  sessionId: string;
  incidentId: string | null;
  lastEvent: EventType;
  lastAt: Date;
  openTimers: number;
}

/** The sessions in which something happened last. */
export function Sessions({ sessions }: { sessions: readonly SessionLine[] }) {
  const t = useTranslations("dpdp");
  return (
    <DataTable label={t("sessions")} heads={HEADS.map((head) => t(`head.${head}`))}>
      {sessions.map((session) => (
        <DataRow key={session.sessionId}>
          <DataCell>
            <Link href={dpdpAddress({ sessionId: session.sessionId })} className="link record">
              {session.sessionId}
            </Link>
          </DataCell>
          <DataCell>{t(`event.${session.lastEvent}`)}</DataCell>
          <DataCell>
            <Time at={session.lastAt} style="full" />
          </DataCell>
          <DataCell>{session.openTimers}</DataCell>
          <DataCell>
            {session.incidentId ? (
              <Link href={`/dashboard/incidents/${session.incidentId}`} className="link">
                {t("row.open")}
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
