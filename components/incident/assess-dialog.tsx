"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { isKey } from "@/lib/i18n/words";
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { LawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { type Change, changesOf } from "./assess-changes";
import { assess, incidentKey } from "./incident-data";
import { RefusalNote } from "./refusal";

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
  const t = useTranslations("incident");
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
      tell.done(t("assess.done"), t("assess.doneSays"));
      onClose();
    },
  });
  const changes = data ? changesOf(data.verdicts, duties) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !run.isPending && onClose()}
      title={t("assessment.again")}
      description={t("assess.says")}
      footer={
        <>
          <Button onClick={onClose}>{t(changes?.length === 0 ? "close" : "cancel")}</Button>
          {changes !== null && changes.length > 0 && (
            <Button variant="primary" busy={run.isPending} onClick={() => run.mutate()}>
              {t("assess.submit")}
            </Button>
          )}
        </>
      }
    >
      <RefusalNote error={run.error ?? error} fields={[]} />
      <div aria-live="polite" className="text-sm">
        {changes === null && !error && <p>{t("assess.busy")}</p>}
        {changes?.length === 0 && <p>{t("assess.nothing")}</p>}
        {changes !== null && changes.length > 0 && (
          <>
            <p className="mb-1 font-medium">{t("assess.would")}</p>
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
  const t = useTranslations("incident");
  const zone = useZone();
  const key = `dutyState.${verdict.state}`;
  return (
    <li className="border-line border-t py-2 leading-normal">
      <p>
        <LawTerm of={verdict.act} className="font-semibold" />{" "}
        <span className="text-ink-3 text-xs">{verdict.citation}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="text-ink-3">
          {t(from === null ? "assess.noDuty" : `dutyState.${from}`)}
        </span>
        {dueFrom && (
          <s className="text-ink-3">
            <Time at={dueFrom} zone={zone} />
          </s>
        )}
        <ArrowRight aria-label={t("becomes")} className="size-3.5 text-ink-3" />
        <span className="font-medium">{isKey(t, key) ? t(key) : verdict.state}</span>
        {verdict.due_at && <Time at={verdict.due_at} zone={zone} />}
      </p>
      <p className="text-ink-2 text-xs">
        <LawText of={verdict.reason} />
      </p>
    </li>
  );
}
