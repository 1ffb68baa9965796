"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AddStageInput, ChangeStageInput, StageOut } from "@/lib/schema/register-door/stages";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { PlaceButtons, placed } from "./place-buttons";
import { useChange } from "./use-change";
import { requiredWords, stageWords } from "./words";

const StageDialog = later(() => import("./stage-dialog").then((loaded) => loaded.StageDialog));

export interface StageListProps {
  stages: readonly StageOut[];
  /** Names of the organisation's own fields. */
  ownFields: readonly string[];
  mayChange: boolean;
  add: (input: AddStageInput) => Promise<FormResult<StageOut>>;
  change: (id: string, input: ChangeStageInput) => Promise<FormResult<StageOut>>;
}

/** The stages of the organisation's workflow, in their order; archived ones last. */
export function StageList({ stages, ownFields, mayChange, add, change }: StageListProps) {
  const t = useTranslations("fields");
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<StageOut | null>(null);
  const { busy, run } = useChange();
  const open = stages.filter(({ archived_at }) => archived_at === null);
  const gone = stages.filter(({ archived_at }) => archived_at !== null);
  return (
    <section aria-labelledby="own-stages">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="own-stages" className="font-semibold text-lg">
          {t("stage.title")}
        </h2>
        {mayChange && (
          <Button icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            {t("stage.add")}
          </Button>
        )}
      </div>
      <p className="mb-3 max-w-prose text-ink-2 text-sm">{t("stage.list")}</p>
      <DataTable label={t("stage.label")} heads={[t("stage.column"), t("stage.asks"), ""]}>
        {[...open, ...gone].map((stage) => (
          <DataRow key={stage.id} dim={stage.archived_at !== null}>
            <DataCell wrap className="min-w-40">
              <span className="font-medium text-ink">{stageWords(t, stage.name)}</span>
              {stage.archived_at !== null && (
                <span className="text-ink-3 text-xs"> {t("archived")}</span>
              )}
            </DataCell>
            <DataCell wrap className="min-w-44">
              {stage.required_fields.map((name) => requiredWords(t, name)).join(", ") ||
                t("stage.nothing")}
            </DataCell>
            <DataCell>
              {mayChange && (
                <div className="flex justify-end gap-1.5 max-sm:grid max-sm:grid-cols-[auto_auto] max-sm:justify-items-end max-sm:py-1.5">
                  {stage.archived_at === null && (
                    <>
                      <PlaceButtons
                        name={stageWords(t, stage.name)}
                        first={stage === open[0]}
                        last={stage === open.at(-1)}
                        busy={busy}
                        move={(by) => run(() => change(stage.id, placed(open, stage, by)))}
                      />
                      <Button
                        size="sm"
                        className="max-sm:col-span-2"
                        aria-label={t("changeOf", { name: stageWords(t, stage.name) })}
                        onClick={() => setChanging(stage)}
                      >
                        {t("change")}
                      </Button>
                    </>
                  )}
                  <Button
                    size="sm"
                    className="max-sm:col-span-2"
                    disabled={busy || (stage.archived_at === null && open.length === 1)}
                    aria-label={t(stage.archived_at === null ? "archiveOf" : "takeBackOf", {
                      name: stageWords(t, stage.name),
                    })}
                    onClick={() =>
                      run(() => change(stage.id, { archived: stage.archived_at === null }))
                    }
                  >
                    {t(stage.archived_at === null ? "archive" : "takeBack")}
                  </Button>
                </div>
              )}
            </DataCell>
          </DataRow>
        ))}
      </DataTable>
      {adding && (
        <StageDialog
          stage={null}
          ownFields={ownFields}
          save={add}
          onClose={() => setAdding(false)}
        />
      )}
      {changing && (
        <StageDialog
          stage={changing}
          ownFields={ownFields}
          save={(input) => change(changing.id, input)}
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  );
}
