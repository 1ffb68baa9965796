"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";
import { TocsinError } from "@/lib/client";
import type { Duty } from "@/lib/schema/duties";
import { type IncidentDetail, type UpdateInput, updateSchema } from "@/lib/schema/incident";
import { DateTime } from "../ui/date-time";
import { Field } from "../ui/field";
import { LawTerm } from "../ui/law-term";
import { useNow, useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { useTime } from "../ui/time-words";
import { useToast } from "../ui/toast";
import { refuseBeforeAwareness } from "./after-awareness";
import { groupDuties } from "./duty-order";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";

export type Move = "open" | "reopen" | "resolve";

interface MoveForm {
  resolution_date: string;
}

const FIELDS = ["resolution_date"] as const;

/** The move as the API takes it: reopening leads back to where the authority's notice had led. */
function bodyOf(move: Move, incident: IncidentDetail, form: MoveForm): UpdateInput {
  if (move === "resolve") {
    return { status: "resolved", resolution_date: form.resolution_date || undefined };
  }
  const notified = move === "reopen" && incident.authority_notified_at !== null;
  return { status: notified ? "notified" : "open" };
}

/** Whether the server refused because duties are still open. */
function isUnsettled(error: Error): boolean {
  return error instanceof TocsinError && error.problem?.code === "duties_unsettled";
}

/** The duties that stand in the way, and what settles them. */
function OpenDuties({ duties }: { duties: readonly Duty[] }) {
  const t = useTranslations("incident");
  // What does not bind yet keeps nobody from closing.
  const open = groupDuties(duties, useNow()).filter(
    ({ group }) => group !== "settled" && group !== "ahead",
  );
  return (
    <>
      <ul className="grid gap-1">
        {open
          .flatMap(({ duties: held }) => held)
          .map(({ duty, state }) => (
            <li key={duty.id} className="flex flex-wrap items-baseline gap-x-3">
              <span>
                <LawTerm of={duty.act} />, {duty.citation}
              </span>
              <Tag state={state} />
            </li>
          ))}
      </ul>
      <p className="text-ink-2">{t("move.settleFirst")}</p>
    </>
  );
}

/** Moves the incident's status. What forbids it is said with the duties that are still open. */
export function StatusDialog({
  incident,
  duties,
  move,
  onClose,
}: {
  incident: IncidentDetail;
  duties: readonly Duty[];
  move: Move;
  onClose: () => void;
}) {
  const t = useTranslations("incident");
  const zone = useZone();
  const time = useTime();
  const tell = useToast();
  const form = useForm<MoveForm>({
    defaultValues: { resolution_date: "" },
    resolver: zodResolver(
      z
        .object({ resolution_date: z.string() })
        .superRefine((said, ctx) =>
          refuseBeforeAwareness(said, ["resolution_date"], incident, time, t, ctx),
        )
        .transform((said): UpdateInput => bodyOf(move, incident, said))
        .pipe(updateSchema),
      undefined,
      { raw: true },
    ),
  });
  const change = useChange(
    incident,
    (body: UpdateInput, seen) => incidents.update(incident.id, body, seen),
    () => {
      tell.done(t(`move.${move}.done`));
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => showFaults(error, FIELDS, form.setError), [error, form.setError]);
  return (
    <FormDialog
      title={t(`move.${move}.title`)}
      description={t(`move.${move}.says`)}
      submit={t(`move.${move}.submit`)}
      busy={change.isPending}
      error={error}
      fields={FIELDS}
      explain={(refused) => (isUnsettled(refused) ? <OpenDuties duties={duties} /> : null)}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(bodyOf(move, incident, values)))}
    >
      {move === "resolve" && (
        <Controller
          control={form.control}
          name="resolution_date"
          render={({ field }) => (
            <Field
              label={t("move.resolvedAt")}
              optional
              hint={t("move.resolvedHint")}
              error={form.formState.errors.resolution_date?.message}
            >
              <DateTime
                name={t("move.resolvedAt")}
                zone={zone}
                offerNow
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
              />
            </Field>
          )}
        />
      )}
    </FormDialog>
  );
}
