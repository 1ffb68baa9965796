"use client";
import { ChevronDown, Printer, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { DrillMark } from "../ui/drill-mark";
import { Link } from "../ui/link";
import { Menu, MenuItem } from "../ui/menu";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { BreachBoxes } from "./breach-boxes";
import type { Move } from "./status-dialog";

const MOVES: Readonly<Record<IncidentDetail["status"], readonly Move[]>> = {
  draft: ["open", "resolve"],
  open: ["resolve"],
  notified: ["resolve"],
  resolved: ["reopen"],
};

/** Number, title and status, with what can be done about the whole incident. */
export function Head({
  incident,
  onFile,
  onMove,
}: {
  incident: IncidentDetail;
  /** Absent for who may not. */
  onFile?: () => void;
  onMove?: (move: Move) => void;
}) {
  const t = useTranslations("incident");
  return (
    <>
      <nav aria-label={t("breadcrumb")} className="flex items-center gap-2 text-ink-3 text-sm">
        <Link href="/dashboard/incidents" className="link">
          {t("incidents")}
        </Link>
        <span aria-hidden>/</span>
        <span className="record" aria-current="page">
          {incident.number}
        </span>
      </nav>
      <div className="mt-0.5 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 break-words font-semibold text-[1.75rem] tracking-[-0.022em] max-md:text-2xl">
          {incident.title ?? t("untitled")}
        </h1>
        <span className="inline-flex h-6.5 flex-none items-center rounded-full bg-surface px-2.5 font-medium text-xs edge-line-2">
          {t(`status.${incident.status}`)}
        </span>
        {incident.drill && <DrillMark />}
        <span className="ml-auto flex flex-wrap gap-2 max-md:ml-0 print:hidden">
          {onMove && (
            <Menu
              align="end"
              trigger={
                <Button>
                  {t("move.menu")} <ChevronDown aria-hidden />
                </Button>
              }
            >
              {MOVES[incident.status].map((move) => (
                <MenuItem key={move} onClick={() => onMove(move)}>
                  {t(`move.${move}.submit`)}
                </MenuItem>
              ))}
            </Menu>
          )}
          <Button icon={<Printer aria-hidden />} onClick={() => window.print()}>
            {t("print")}
          </Button>
          {onFile && (
            <Button variant="primary" icon={<Send aria-hidden />} onClick={onFile}>
              {t("filing.record")}
            </Button>
          )}
        </span>
      </div>
    </>
  );
}

/** The facts that are asked for first, in a strip. */
export function KeyFacts({
  incident,
  orgName,
  team,
}: {
  incident: IncidentDetail;
  orgName: string;
  team: ReactNode;
}) {
  const t = useTranslations("incident");
  const time = useTime();
  const zone = useZone();
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and must by keyboard
      tabIndex={0}
      aria-label={t("key.label")}
      className="overflow-x-auto border-line border-y max-md:-mx-4 max-md:px-4 print:mx-0 print:px-0"
    >
      <dl className="flex flex-wrap gap-y-2.5 py-2.5 text-sm max-md:w-max max-md:flex-nowrap print:w-auto print:flex-wrap">
        <KeyFact name={t("key.organisation")}>{orgName}</KeyFact>
        <KeyFact name={t("key.aware")}>
          {incident.discovered_at ? (
            <Time at={incident.discovered_at} zone={zone} style="full" />
          ) : (
            <span className="text-decide">{t("notStated")}</span>
          )}
        </KeyFact>
        <KeyFact name={t("key.severity")}>
          {incident.severity ? t(`severity.${incident.severity}`) : t("notAssessed")}
        </KeyFact>
        <KeyFact name={t("key.breach")}>
          <span className="inline-flex items-center gap-2">
            {incident.breach_kind ? (
              <>
                <BreachBoxes
                  kind={incident.breach_kind}
                  name={t(`breach.${incident.breach_kind}`)}
                />
                <span aria-hidden>{t(`breach.${incident.breach_kind}`)}</span>
              </>
            ) : (
              <span className="font-normal text-ink-3">{t("notStated")}</span>
            )}
          </span>
        </KeyFact>
        <KeyFact name={t("key.people")}>
          {incident.affected_users?.toLocaleString(time.locale) ?? t("unknown")}
        </KeyFact>
        <KeyFact name={t("key.reportedTo")}>
          {incident.reported_to.join(", ") || t("nobodyYet")}
        </KeyFact>
        <KeyFact name={t("key.team")}>{team}</KeyFact>
      </dl>
    </section>
  );
}

function KeyFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-line border-l px-4.5 first:border-l-0 first:pl-0">
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}
