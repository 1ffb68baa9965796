import Link from "next/link";
import type { Timer } from "@/lib/schema/dpdp";
import { formatDuration } from "@/lib/time";
import { clockState, isOpen } from "../ui/clock-state";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Tag } from "../ui/tag";
import { Time } from "../ui/time";
import { dpdpAddress } from "./address";
import { type DecideTimer, DecideTimerButton } from "./decide-timer";
import { KIND_WORDS, shortId } from "./words";

/** Timers, one a row, as they stand at `now` (milliseconds). */
export function Timers({
  timers,
  now,
  zone,
  decide,
}: {
  timers: readonly Timer[];
  now: number;
  zone: string;
  /** Null where the viewer may not decide. */
  decide: DecideTimer | null;
}) {
  return (
    <DataTable
      label="Timers"
      heads={["Timer", "State", "Started", "Due", "Settled", "Session", "Incident", ""]}
    >
      {timers.map((timer) => (
        <DataRow key={timer.id} dim={!isOpen(timer.state)}>
          <DataCell wrap className="min-w-52 py-2">
            <span className="font-medium text-ink">{KIND_WORDS[timer.kind]}</span>
            <span className="block text-ink-3 text-xs">{timer.citation}</span>
          </DataCell>
          <DataCell>
            <Tag state={clockState(timer, now)}>{words(timer)}</Tag>
          </DataCell>
          <DataCell>{timer.started_at ? <Time at={timer.started_at} zone={zone} /> : "–"}</DataCell>
          <DataCell>
            {timer.due_at ? (
              <Time at={timer.due_at} zone={zone} style="full" />
            ) : timer.state === "to_decide" ? (
              "No deadline yet"
            ) : (
              "Without delay"
            )}
          </DataCell>
          <DataCell>
            {timer.settled_at ? <Time at={timer.settled_at} zone={zone} /> : "–"}
            {timer.late_by_ms ? (
              <span className="block text-ink-3 text-xs">
                {formatDuration(timer.late_by_ms)} late
              </span>
            ) : null}
          </DataCell>
          <DataCell>
            {timer.sessionId && (
              <Link href={dpdpAddress({ sessionId: timer.sessionId })} className="link record">
                {shortId(timer.sessionId)}
              </Link>
            )}
          </DataCell>
          <DataCell>
            {timer.incident_id ? (
              <Link href={`/dashboard/incidents/${timer.incident_id}`} className="link">
                Open
              </Link>
            ) : (
              "–"
            )}
          </DataCell>
          <DataCell>
            {decide && timer.state === "to_decide" && timer.incident_id === null && (
              <DecideTimerButton timer={timer} decide={decide} />
            )}
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}

/** The state's own words, except where a law that does not bind yet says more. */
function words(timer: Timer): string | undefined {
  if (timer.binding || !isOpen(timer.state)) return undefined;
  return timer.binding_from ? `Not in force until ${timer.binding_from}` : "Not in force";
}
