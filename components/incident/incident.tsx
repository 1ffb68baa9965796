"use client";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import type { IncidentDetail } from "@/lib/schema/incident";
import { formatInstant } from "@/lib/time";
import { SeverityCard } from "../severity/severity-card";
import { useNow, useZone } from "../ui/now";
import { AwarenessSection } from "./awareness";
import { AwarenessDialog } from "./awareness-dialog";
import { Clocks } from "./clocks";
import { DecideDialog } from "./decide-dialog";
import { DecisionsSection } from "./decisions";
import { FactsSection } from "./facts";
import { FactsDialog } from "./facts-dialog";
import { FileDialog } from "./file-dialog";
import { FilingsSection } from "./filings";
import { Head, KeyFacts } from "./head";
import { type History, HistorySection } from "./history";
import { useIncident } from "./incident-data";
import { type Move, StatusDialog } from "./status-dialog";

type Opened = "file" | "decide" | "facts" | "awareness" | Move;

export interface IncidentProps {
  rendered: IncidentDetail;
  orgName: string;
  viewerName: string;
  /** Null for who may not read the audit log. */
  history: History | null;
  may: { write: boolean; notify: boolean };
}

const SECTIONS = [
  ["facts", "Facts"],
  ["awareness", "Awareness"],
  ["severity", "Severity"],
  ["filings", "Filings"],
  ["decisions", "Decisions"],
  ["history", "History"],
] as const;

/** One incident: its clocks first, then what is known, sent, decided and changed. */
export function IncidentPage({ rendered, orgName, viewerName, history, may }: IncidentProps) {
  const incident = useIncident(rendered);
  // The board's "Decide" leads here with the dialog open.
  const asked = useSearchParams().get("do") === "decide" && may.notify ? "decide" : null;
  const [opened, open] = useState<Opened | null>(asked);
  const close = () => open(null);
  const onFile = may.notify ? () => open("file") : undefined;
  return (
    <>
      <PrintLine name={viewerName} orgName={orgName} />
      <div className="page pt-3.5 print:px-0 print:pt-0">
        <Head incident={incident} onFile={onFile} onMove={may.write ? open : undefined} />
        <KeyFacts incident={incident} orgName={orgName} />
        <Readonly may={may} />
      </div>
      <div className="grid items-start gap-x-8 px-gutter pt-4.5 pb-16 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[8.5rem_minmax(0,1fr)_22rem] max-lg:gap-y-5 max-md:px-0 max-md:pb-8 print:flex print:flex-col print:px-0 print:pb-0">
        <nav
          aria-label="Sections"
          className="sticky top-[calc(var(--bar)+1.15rem)] text-sm max-xl:hidden print:hidden"
        >
          <ul className="border-line-2 border-l">
            {SECTIONS.map(([id, name]) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="flex min-h-7 items-center rounded-1 pl-3 text-ink-3 hover:text-ink"
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 rounded-3 border border-line bg-surface max-md:rounded-none max-md:border-x-0 print:w-full print:border-0">
          <FactsSection incident={incident} onEdit={may.write ? () => open("facts") : undefined} />
          <AwarenessSection
            incident={incident}
            onCorrect={may.write ? () => open("awareness") : undefined}
          />
          <SeverityCard incident={incident} mayAssess={may.write} />
          <FilingsSection incident={incident} onFile={onFile} />
          <DecisionsSection
            incident={incident}
            onDecide={may.notify ? () => open("decide") : undefined}
          />
          <HistorySection incident={incident} history={history} />
        </div>
        <Clocks incident={incident} />
      </div>
      {opened && <OpenDialog opened={opened} incident={incident} onClose={close} />}
    </>
  );
}

function OpenDialog({
  opened,
  ...rest
}: {
  opened: Opened;
  incident: IncidentDetail;
  onClose: () => void;
}) {
  switch (opened) {
    case "file":
      return <FileDialog {...rest} />;
    case "decide":
      return <DecideDialog {...rest} />;
    case "facts":
      return <FactsDialog {...rest} />;
    case "awareness":
      return <AwarenessDialog {...rest} />;
    default:
      return <StatusDialog {...rest} move={opened} />;
  }
}

/** Says why buttons are missing. */
function Readonly({ may }: { may: IncidentProps["may"] }) {
  if (may.write && may.notify) return null;
  return (
    <p className="pt-2.5 text-ink-3 text-sm print:hidden">
      {may.write
        ? "Your role corrects facts. Filings and decisions are recorded by owners and data protection officers."
        : "Your role reads this incident and does not change it."}
    </p>
  );
}

/** The head of the printed sheet. */
function PrintLine({ name, orgName }: { name: string; orgName: string }) {
  const at = new Date(useNow());
  const zone = useZone();
  return (
    <p className="hidden text-ink-3 text-xs print:block" suppressHydrationWarning>
      {orgName}. Clocks stand as at {formatInstant(at, zone, "full")},{" "}
      {formatInstant(at, "UTC", "full")}. Printed by {name}.
    </p>
  );
}
