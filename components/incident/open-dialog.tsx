"use client";
import { useState } from "react";
import type { Duty } from "@/lib/schema/duties";
import type { FactsOut } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";
import { useNow } from "../ui/now";
import { AwarenessDialog } from "./awareness-dialog";
import { DecideDialog } from "./decide-dialog";
import type { DecisionTarget } from "./decision-form";
import { DutyChoice } from "./duty-choice";
import { canDecide, canFile, firstDuty } from "./duty-order";
import type { FactGroup } from "./fact-groups";
import { FactsDialog } from "./facts-dialog";
import { FileDialog } from "./file-dialog";
import { StateFactsDialog } from "./state-facts-dialog";
import { type Move, StatusDialog } from "./status-dialog";

/** What is open over the page. Without a duty, the dialog asks which, and offers the most pressing one. */
export type Opened =
  | { what: "file" | "decide"; duty?: string }
  | { what: "rule"; target: DecisionTarget }
  | { what: "state"; group: FactGroup }
  | { what: "move"; move: Move }
  | { what: "awareness" | "edit" };

interface Props {
  opened: Opened;
  incident: IncidentDetail;
  duties: readonly Duty[];
  facts: FactsOut;
  onClose: () => void;
}

export function OpenDialog({ opened, duties, facts, ...rest }: Props) {
  switch (opened.what) {
    case "file":
    case "decide":
      return <OnDuty what={opened.what} asked={opened.duty} duties={duties} {...rest} />;
    case "rule":
      return <DecideDialog target={opened.target} {...rest} />;
    case "state":
      return <StateFactsDialog facts={facts} group={opened.group} {...rest} />;
    case "move":
      return <StatusDialog move={opened.move} duties={duties} {...rest} />;
    case "awareness":
      return <AwarenessDialog duties={duties} {...rest} />;
    case "edit":
      return <FactsDialog {...rest} />;
  }
}

function OnDuty({
  what,
  asked,
  duties,
  ...rest
}: {
  what: "file" | "decide";
  asked?: string;
  duties: readonly Duty[];
  incident: IncidentDetail;
  onClose: () => void;
}) {
  const now = useNow();
  const possible = duties.filter(what === "file" ? canFile : canDecide);
  // What was offered first stays, whatever presses most meanwhile.
  const [chosen, choose] = useState(
    () => (duties.find(({ id }) => id === asked) ?? firstDuty(possible, now))?.id,
  );
  const shown = duties.find(({ id }) => id === chosen);
  if (!shown) return null;
  const choice =
    asked === undefined ? (
      <DutyChoice duties={possible} chosen={shown} onChoose={({ id }) => choose(id)} />
    ) : undefined;
  return what === "file" ? (
    <FileDialog key={shown.id} duty={shown} choice={choice} {...rest} />
  ) : (
    <DecideDialog
      key={shown.id}
      target={{ duty: shown }}
      choice={possible.length > 1 ? choice : undefined}
      {...rest}
    />
  );
}
