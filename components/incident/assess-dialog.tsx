"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { type Change, changesOf } from "./assess-changes";
import { assess, incidentKey } from "./incident-data";
import { RefusalNote } from "./refusal";
import { DUTY_STATE_WORDS } from "./words";

/** Shows what the rules would change of the duties, before anything is written. */
export function AssessDialog({
  incident,
  duties,
  onClose,
}: {
  incident: IncidentDetail;
  duties: readonly Duty[];
  onClose: () => void;
}) {
  const tell = useToast();
  const cache = useQueryClient();
  const { data, error } = useQuery({
    queryKey: [...incidentKey(incident.id), "dry-run", incident.version],
    queryFn: () => assess(incident.id, true),
    gcTime: 0,
    retry: false,
  });
  const run = useMutation({
    mutationFn: () => assess(incident.id, false),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: incidentKey(incident.id), exact: true });
      tell.done("Assessed", "The duties stand as the facts have them.");
      onClose();
    },
  });
  const changes = data ? changesOf(data.verdicts, duties) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !run.isPending && onClose()}
      title="Assess again"
      description="Every rule is held against the facts as they now stand. Decisions and filings stay."
      footer={
        <>
          <Button onClick={onClose}>{changes?.length === 0 ? "Close" : "Cancel"}</Button>
          {changes !== null && changes.length > 0 && (
            <Button variant="primary" busy={run.isPending} onClick={() => run.mutate()}>
              Let the duties stand so
            </Button>
          )}
        </>
      }
    >
      <RefusalNote error={run.error ?? error} fields={[]} />
      <div aria-live="polite" className="text-sm">
        {changes === null && !error && <p>Holding every rule against the facts.</p>}
        {changes?.length === 0 && <p>Nothing changes: the duties stand as the facts have them.</p>}
        {changes !== null && changes.length > 0 && (
          <>
            <p className="mb-1 font-medium">This would change:</p>
            <ul>
              {changes.map((change) => (
                <Line key={change.verdict.rule_id} change={change} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Line({ change: { verdict, from, dueFrom } }: { change: Change }) {
  const zone = useZone();
  const state = Object.entries(DUTY_STATE_WORDS).find(([name]) => name === verdict.state)?.[1];
  return (
    <li className="border-line border-t py-2 leading-normal">
      <p>
        <b className="font-semibold">{verdict.act}</b>{" "}
        <span className="text-ink-3 text-xs">{verdict.citation}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="text-ink-3">{from === null ? "no duty yet" : DUTY_STATE_WORDS[from]}</span>
        {dueFrom && (
          <s className="text-ink-3">
            <Time at={dueFrom} zone={zone} />
          </s>
        )}
        <ArrowRight aria-label="becomes" className="size-3.5 text-ink-3" />
        <span className="font-medium">{state ?? verdict.state}</span>
        {verdict.due_at && <Time at={verdict.due_at} zone={zone} />}
      </p>
      <p className="text-ink-2 text-xs">{verdict.reason}</p>
    </li>
  );
}
