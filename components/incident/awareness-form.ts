/** What the form of the awareness holds and asks: a correction its reason, a first statement none. */
import { z } from "zod";
import type { Words } from "@/lib/i18n/words";
import type { Duty } from "@/lib/schema/duties";
import { type IncidentDetail, type UpdateInput, updateSchema } from "@/lib/schema/incident";
import { makesLate } from "./awareness-late";

export interface AwarenessForm {
  discovered_at: string;
  reason: string;
  delay_reasons: string;
}

/** Faults in the words of `t`; gives the body to send. */
export function awarenessSchema(
  incident: Pick<IncidentDetail, "discovered_at">,
  duties: readonly Duty[],
  t: Words<"incident">,
) {
  // Where no time was stated there is no earlier one that was wrong.
  const isCorrection = incident.discovered_at !== null;
  return z
    .object({
      discovered_at: z.string().min(1, t("fault.aware")),
      reason: z
        .string()
        .refine((said) => !isCorrection || said.trim() !== "", t("fault.awareReason")),
      delay_reasons: z.string(),
    })
    .superRefine(({ discovered_at, delay_reasons }, ctx) => {
      if (!makesLate(discovered_at, duties) || delay_reasons.trim() !== "") return;
      ctx.addIssue({ code: "custom", path: ["delay_reasons"], message: t("fault.awareLate") });
    })
    .transform(awarenessBody)
    .pipe(updateSchema);
}

/** What is sent: nothing of what was left empty. */
export function awarenessBody({
  discovered_at,
  reason,
  delay_reasons,
}: AwarenessForm): UpdateInput {
  return { discovered_at, reason: given(reason), delay_reasons: given(delay_reasons) };
}

const given = (text: string) => (text.trim() === "" ? undefined : text);
