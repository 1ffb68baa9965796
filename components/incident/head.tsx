"use client";
import { ChevronDown, Printer, Send } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { DrillMark } from "../ui/drill-mark";
import { Menu, MenuItem } from "../ui/menu";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { BreachBoxes } from "./breach-boxes";
import type { Move } from "./status-dialog";
import { BREACH_WORDS, peopleWords, SEVERITY_WORDS, STATUS_WORDS, titleOf } from "./words";

const MOVES: Readonly<Record<IncidentDetail["status"], readonly (readonly [Move, string])[]>> = {
  draft: [
    ["open", "Open it"],
    ["resolve", "Resolve it"],
  ],
  open: [["resolve", "Resolve it"]],
  notified: [["resolve", "Resolve it"]],
  resolved: [["reopen", "Reopen it"]],
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
  return (
    <>
      <nav aria-label="Breadcrumb" className="flex items-center gap-2 text-ink-3 text-sm">
        <Link href="/dashboard/incidents" className="link">
          Incidents
        </Link>
        <span aria-hidden>/</span>
        <span className="record" aria-current="page">
          {incident.number}
        </span>
      </nav>
      <div className="mt-0.5 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 break-words font-semibold text-[1.75rem] tracking-[-0.022em] max-md:text-2xl">
          {titleOf(incident)}
        </h1>
        <span className="inline-flex h-6.5 flex-none items-center rounded-full bg-surface px-2.5 font-medium text-xs edge-line-2">
          {STATUS_WORDS[incident.status]}
        </span>
        {incident.drill && <DrillMark />}
        <span className="ml-auto flex flex-wrap gap-2 max-md:ml-0 print:hidden">
          {onMove && (
            <Menu
              align="end"
              trigger={
                <Button>
                  Change status <ChevronDown aria-hidden />
                </Button>
              }
            >
              {MOVES[incident.status].map(([move, words]) => (
                <MenuItem key={move} onClick={() => onMove(move)}>
                  {words}
                </MenuItem>
              ))}
            </Menu>
          )}
          <Button icon={<Printer aria-hidden />} onClick={() => window.print()}>
            Print
          </Button>
          {onFile && (
            <Button variant="primary" icon={<Send aria-hidden />} onClick={onFile}>
              Record a filing
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
  const zone = useZone();
  return (
    <dl className="flex flex-wrap gap-y-2.5 border-line border-y py-2.5 text-sm max-md:grid max-md:grid-cols-2 max-md:gap-x-4">
      <KeyFact name="Organisation">{orgName}</KeyFact>
      <KeyFact name="Aware">
        {incident.discovered_at ? (
          <Time at={incident.discovered_at} zone={zone} style="full" />
        ) : (
          <span className="text-decide">Not stated</span>
        )}
      </KeyFact>
      <KeyFact name="Severity">
        {incident.severity ? SEVERITY_WORDS[incident.severity] : "Not assessed"}
      </KeyFact>
      <KeyFact name="Breach of">
        <span className="inline-flex items-center gap-2">
          <BreachBoxes kind={incident.breach_kind} />
          {incident.breach_kind && <span aria-hidden>{BREACH_WORDS[incident.breach_kind]}</span>}
        </span>
      </KeyFact>
      <KeyFact name="People">{peopleWords(incident.affected_users)}</KeyFact>
      <KeyFact name="Reported to">{incident.reported_to.join(", ") || "Nobody yet"}</KeyFact>
      <KeyFact name="Team">{team}</KeyFact>
    </dl>
  );
}

function KeyFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-line border-l px-4.5 first:border-l-0 first:pl-0 max-md:border-l-0 max-md:px-0">
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}
