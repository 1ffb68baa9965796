"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import type { Duty } from "@/lib/schema/duties";
import type { FactsOut } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";
import { FollowSubject } from "../live/follow-subject";
import type { LiveScope } from "../live/follower";
import { SeverityCard } from "../severity/severity-card";
import { later } from "../ui/later";
import { useNow } from "../ui/now";
import { useTime } from "../ui/time-words";
import type { VerdictLine } from "./assess-changes";
import { AssessmentSection } from "./assessment";
import { Clocks } from "./clocks";
import { DecisionsSection } from "./decisions";
import { DutiesSection } from "./duties";
import { canDecide, canFile } from "./duty-order";
import { factGroupOf } from "./fact-groups";
import { FactsSection } from "./facts";
import { FilingsSection } from "./filings";
import { Head, KeyFacts } from "./head";
import { mayRead, useIncident, useReadAnew } from "./incident-data";
import { LessonsSection } from "./lessons";
import { DuplicateNote, LinksSection } from "./links";
import type { Opened } from "./open-dialog";
import { SectionNav } from "./section-nav";
import { StatedFactsSection } from "./stated-facts";
import { Tags } from "./tags";
import { TasksSection } from "./tasks";
import { Team } from "./team";
import { type History, TimelineSection } from "./timeline";
import type { Together } from "./together-data";

const OpenDialog = later(() => import("./open-dialog").then((loaded) => loaded.OpenDialog));

export interface IncidentProps {
  rendered: IncidentDetail;
  duties: Duty[];
  facts: FactsOut;
  verdicts: VerdictLine[];
  orgName: string;
  viewerName: string;
  /** Null for who may not read the audit log. */
  history: History | null;
  live: LiveScope;
  /** The place in the ledger before which everything stands on the page. */
  renderedAt: string;
  may: { write: boolean; notify: boolean };
  /** The organisation's own fields and stage: components/fields. */
  own: ReactNode;
  /** Comments, tasks, links, people, lessons. */
  together: Together;
  /** Its files. */
  evidence?: ReactNode;
}

/** One incident: its clocks first, then what is known, owed, sent, decided and changed. */
export function IncidentPage(props: IncidentProps) {
  const { rendered, duties, facts, verdicts, orgName, viewerName, history, may, own } = props;
  const { together, evidence, live, renderedAt } = props;
  const incident = useIncident(rendered);
  const readAnew = useReadAnew();
  const mayReadIt = useCallback(() => mayRead(rendered.id), [rendered.id]);
  const [opened, open] = useState<Opened | null>(useAsked(may));
  const onFile = may.notify && duties.some(canFile) ? () => open({ what: "file" }) : undefined;
  const onState = (fact: string) => {
    const group = factGroupOf(fact);
    if (fact === "aware_at") open({ what: "awareness" });
    else if (group) open({ what: "state", group });
  };
  const acts = {
    onFile: may.notify ? ({ id }: Duty) => open({ what: "file", duty: id }) : undefined,
    onDecide: may.notify ? ({ id }: Duty) => open({ what: "decide", duty: id }) : undefined,
    onState: may.write ? onState : undefined,
  };
  return (
    <>
      <PrintLine name={viewerName} orgName={orgName} />
      <div className="page pt-3.5 print:px-0 print:pt-0">
        <div className="float-right h-5 print:hidden">
          <FollowSubject
            scope={live}
            id={rendered.id}
            renderedAt={renderedAt}
            mayRead={mayReadIt}
            readAnew={readAnew}
          />
        </div>
        <Head
          incident={incident}
          onFile={onFile}
          onMove={may.write ? (move) => open({ what: "move", move }) : undefined}
        />
        <KeyFacts
          incident={incident}
          orgName={orgName}
          team={
            <Team
              incident={incident}
              people={together.people}
              viewerId={live.userId}
              mayWrite={may.write}
            />
          }
        />
        <Tags incident={incident} mayWrite={may.write} />
        <DuplicateNote links={together.links} openDuties={duties.filter(isOpen).length} />
        <Readonly may={may} />
      </div>
      <div className="grid items-start gap-x-8 px-gutter pt-4.5 pb-16 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[8.5rem_minmax(0,1fr)_22rem] max-lg:gap-y-5 max-md:px-0 max-md:pb-8 print:flex print:flex-col print:px-0 print:pb-0">
        <SectionNav counts={countsOf(incident, together)} evidence={evidence !== undefined} />
        <div className="min-w-0 rounded-3 border border-line bg-surface max-md:rounded-none max-md:border-x-0 print:w-full print:border-0">
          <FactsSection
            incident={incident}
            facts={facts}
            onEdit={may.write ? () => open({ what: "edit" }) : undefined}
          />
          <DutiesSection duties={duties} acts={acts} rules={verdicts} onFile={onFile} />
          <StatedFactsSection
            facts={facts}
            acts={
              may.write
                ? { onFact: onState, onState: (group) => open({ what: "state", group }) }
                : undefined
            }
          />
          {own}
          <SeverityCard incident={incident} mayAssess={may.write} />
          <AssessmentSection
            incident={incident}
            verdicts={verdicts}
            duties={duties}
            mayAssess={may.write}
            onApply={may.notify ? (rule) => open({ what: "rule", target: { rule } }) : undefined}
            onState={acts.onState}
          />
          <FilingsSection incident={incident} duties={duties} onFile={onFile} />
          <DecisionsSection
            duties={duties}
            onDecide={
              may.notify && duties.some(canDecide) ? () => open({ what: "decide" }) : undefined
            }
          />
          <TimelineSection
            incident={incident}
            duties={duties}
            history={history}
            together={together}
            viewer={{
              id: live.userId,
              name: viewerName,
              mayWrite: may.write,
              mayWithdrawAll: may.notify,
            }}
          />
          {evidence}
          <TasksSection
            incidentId={incident.id}
            tasks={together.tasks}
            candidates={together.people.candidates}
            mayWrite={may.write}
          />
          <LinksSection incident={incident} links={together.links} mayWrite={may.write} />
          <LessonsSection incident={incident} lessons={together.lessons} mayWrite={may.write} />
        </div>
        <Clocks duties={duties} />
      </div>
      {opened && (
        <OpenDialog
          opened={opened}
          incident={incident}
          duties={duties}
          facts={facts}
          onClose={() => {
            open(null);
            forgetAsked();
          }}
        />
      )}
    </>
  );
}

const OPEN_STATES = ["to_decide", "waiting", "running", "authority_extended"];

const isOpen = ({ state }: Duty) => OPEN_STATES.includes(state);

/** How many stand in each part, where that says something. */
function countsOf({ filings }: IncidentDetail, { tasks, links }: Together) {
  const done = tasks.filter(({ done_at }) => done_at !== null).length;
  return {
    filings: filings.length > 0 ? String(filings.length) : "",
    tasks: tasks.length > 0 ? `${done}/${tasks.length}` : "",
    links: links.length > 0 ? String(links.length) : "",
  };
}

/** The board's "Decide", and a suspicion's "It is a breach", lead here with the dialog open on its duty. */
function useAsked(may: IncidentProps["may"]): Opened | null {
  const asked = useSearchParams();
  if (asked.get("do") === "aware" && may.write) return { what: "awareness" };
  if (asked.get("do") !== "decide" || !may.notify) return null;
  return { what: "decide", duty: asked.get("duty") ?? undefined };
}

/** What was asked for is done or left: a reload, or the address sent to somebody, opens no dialog again. */
function forgetAsked(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has("do")) return;
  address.searchParams.delete("do");
  address.searchParams.delete("duty");
  history.replaceState(null, "", address);
}

/** Says why buttons are missing. */
function Readonly({ may }: { may: IncidentProps["may"] }) {
  const t = useTranslations("incident");
  if (may.write && may.notify) return null;
  return (
    <p className="pt-2.5 text-ink-3 text-sm print:hidden">
      {t(may.write ? "role.corrects" : "role.reads")}
    </p>
  );
}

/** The head of the printed sheet. */
function PrintLine({ name, orgName }: { name: string; orgName: string }) {
  const t = useTranslations("incident");
  const time = useTime();
  const at = new Date(useNow());
  return (
    <p className="hidden text-ink-3 text-xs print:block" suppressHydrationWarning>
      {t("printLine", { orgName, at: time.at(at), utc: time.at(at, "full", "UTC"), name })}
    </p>
  );
}
