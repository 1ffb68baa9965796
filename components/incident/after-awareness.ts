/** The times of a form against the awareness: what followed it cannot lie before it. */
import type { z } from "zod";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { IncidentDetail } from "@/lib/schema/incident";

/**
 * Adds a fault to each of `fields` whose instant lies before the awareness. The server refuses them too;
 * here the person reads it in their own zone, before sending.
 */
export function refuseBeforeAwareness<Form extends Record<string, string>>(
  form: Form,
  fields: readonly (keyof Form & string)[],
  { discovered_at }: Pick<IncidentDetail, "discovered_at">,
  time: TimeWords,
  t: Words<"incident">,
  ctx: z.RefinementCtx,
): void {
  if (discovered_at === null) return;
  const aware = Date.parse(discovered_at);
  for (const field of fields) {
    if (!(Date.parse(form[field] ?? "") < aware)) continue;
    ctx.addIssue({
      code: "custom",
      path: [field],
      message: t("fault.beforeAwareness", { time: time.at(discovered_at) }),
    });
  }
}
