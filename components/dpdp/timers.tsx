import { useLocale, useTranslations } from "next-intl";
import { timeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { Timer } from "@/lib/schema/dpdp";
import { clockState, isOpen } from "../ui/clock-state";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Link } from "../ui/link";
import { Tag } from "../ui/tag";
import { Time } from "../ui/time";
import { dpdpAddress } from "./address";
import { type DecideTimer, DecideTimerButton } from "./decide-timer";
import { shortId } from "./short-id";

const HEADS = ["timer", "state", "started", "due", "settled", "session", "incident"] as const;

/** Timers, one a row, as they stand at `now` (milliseconds). */
export function Timers({
  timers,
  now,
  decide,
}: {
  timers: readonly Timer[];
  now: number;
  /** Null where the viewer may not decide. */
  decide: DecideTimer | null;
}) {
  const t = useTranslations("dpdp");
  // Drawn on the server, where hooks of the browser part cannot be called; a length of time needs no zone.
  const time = timeWords(useLocale(), "UTC");
  return (
    <DataTable label={t("timers")} heads={[...HEADS.map((head) => t(`head.${head}`)), ""]}>
      {timers.map((timer) => (
        <DataRow key={timer.id} dim={!isOpen(timer.state)}>
          <DataCell wrap className="min-w-52 py-2">
            <span className="font-medium text-ink">{t(`kind.${timer.kind}`)}</span>
            <span lang="en" className="block text-ink-3 text-xs">
              {timer.citation}
            </span>
          </DataCell>
          <DataCell>
            <Tag state={clockState(timer, now)}>{stateWords(t, timer)}</Tag>
          </DataCell>
          <DataCell>{timer.started_at ? <Time at={timer.started_at} /> : "–"}</DataCell>
          <DataCell>
            {timer.due_at ? (
              <Time at={timer.due_at} style="full" />
            ) : timer.state === "to_decide" ? (
              t("row.noDeadline")
            ) : (
              t("row.withoutDelay")
            )}
          </DataCell>
          <DataCell>
            {timer.settled_at ? <Time at={timer.settled_at} /> : "–"}
            {timer.late_by_ms ? (
              <span className="block text-ink-3 text-xs">
                {t("row.late", { time: time.duration(timer.late_by_ms) })}
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
                {t("row.open")}
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
function stateWords(t: Words<"dpdp">, timer: Timer): string | undefined {
  if (timer.binding || !isOpen(timer.state)) return undefined;
  return timer.binding_from
    ? t("row.notInForceUntil", { date: timer.binding_from })
    : t("row.notInForce");
}
