import { useTranslations } from "next-intl";
import type { DpdpEvent } from "@/lib/schema/dpdp";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { LawText } from "../ui/law-text";
import { Link } from "../ui/link";
import { Time } from "../ui/time";
import { dpdpAddress } from "./address";
import { shortId } from "./short-id";

const HEADS = ["event", "recorded", "follows", "by", "session"] as const;

/** Events, newest first, each with its payload folded away. */
export function Events({ events }: { events: readonly DpdpEvent[] }) {
  const t = useTranslations("dpdp");
  return (
    <DataTable label={t("events")} heads={HEADS.map((head) => t(`head.${head}`))}>
      {events.map((event) => (
        <DataRow key={event.id}>
          <DataCell wrap className="min-w-48 py-2">
            <span className="font-medium text-ink">{t(`event.${event.eventType}`)}</span>
            {Object.keys(event.payload).length > 0 && (
              <details>
                <summary className="cursor-pointer text-ink-3 text-xs">{t("row.payload")}</summary>
                <pre className="mt-1 max-h-72 max-w-md overflow-auto whitespace-pre-wrap text-xs">
                  {JSON.stringify(event.payload, null, 2)}
                </pre>
              </details>
            )}
          </DataCell>
          <DataCell>
            <Time at={event.recorded_at} style="full" />
          </DataCell>
          <DataCell wrap className="min-w-56 max-w-md py-2">
            {event.consequence && <LawText of={event.consequence} />}
            {event.consequence === null && event.incident_id === null && "–"}
            {event.incident_id && (
              <Link href={`/dashboard/incidents/${event.incident_id}`} className="link block">
                {t("row.openIncident")}
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
