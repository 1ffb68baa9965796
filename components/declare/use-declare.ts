"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useZone } from "@/components/ui/now";
import { useToast } from "@/components/ui/toast";
import { createClient, TocsinError } from "@/lib/client";
import type { Incident, IncidentDetail } from "@/lib/schema/incident";
import type { FieldOut } from "@/lib/schema/register-door/fields";
import { fieldAt } from "./steps";
import type { KeptDraft, WizardForm } from "./use-draft";
import { attributesIn, toBody, type WizardField } from "./wizard-form";

const client = createClient();

/** Why it was not declared, where that is not about one field. */
export type Refused = "signed_out" | "already_declared" | "no_answer" | { words: string };

/**
 * Declares what stands in the form: once, however often it is pressed. What the server refuses goes to its
 * field; what was never answered can be sent again under the same key.
 */
export function useDeclare(
  form: WizardForm,
  draft: KeptDraft,
  fields: readonly FieldOut[],
  goToFault: (field: WizardField) => void,
) {
  const router = useRouter();
  const toast = useToast();
  const t = useTranslations("declare");
  const zone = useZone();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const underWay = useRef(false);

  async function send(status: Incident["status"], assess: boolean): Promise<void> {
    const said = toBody(form.getValues(), zone);
    const body = {
      ...said,
      status,
      facts: said.facts ?? (assess ? {} : undefined),
      attributes: attributesIn(form.getValues(), fields),
    };
    const { id, number } = await client.request<IncidentDetail>({
      method: "POST",
      path: "/api/v1/privacy/incidents",
      body,
      idempotencyKey: draft.key(),
    });
    draft.finish();
    toast.done(t("declared", { number }));
    router.push(`/dashboard/incidents/${id}`);
  }

  /**
   * @param status draft where the rest is still to come
   * @param assess whether every rule is held against it, where no fact was said; else only Art. 33 is
   */
  async function declare(status: Incident["status"], assess: boolean): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setRefused(null);
    try {
      await send(status, assess);
    } catch (fault) {
      underWay.current = false;
      setBusy(false);
      const placed = fault instanceof TocsinError ? placeFaults(form, fields, fault) : [];
      const [first] = placed;
      if (first) goToFault(first);
      else setRefused(refusalOf(fault));
    }
  }

  return { declare, busy, refused };
}

/** Puts each fault at its field; gives the fields. */
function placeFaults(
  form: WizardForm,
  fields: readonly FieldOut[],
  fault: TocsinError,
): WizardField[] {
  const placed: WizardField[] = [];
  for (const { pointer, detail, fix } of fault.problem?.errors ?? []) {
    const field = fieldAt(pointer);
    if (!field) continue;
    const own = field === "attributes" && fields.find(({ name }) => isAbout(pointer, name));
    form.setError(own ? `attributes.${own.id}` : field, {
      type: "server",
      message: detail === fix ? detail : `${detail} ${fix}`,
    });
    placed.push(field);
  }
  return placed;
}

/** Whether the pointer leads to the own field of this name or into it (RFC 6901). */
function isAbout(pointer: string, name: string): boolean {
  const at = `/attributes/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return pointer === at || pointer.startsWith(`${at}/`);
}

function refusalOf(fault: unknown): Refused {
  if (!(fault instanceof TocsinError)) return "no_answer";
  if (fault.status === 401) return "signed_out";
  if (fault.problem?.code === "idempotency_mismatch") return "already_declared";
  const fixes = fault.problem?.errors.map(({ fix }) => fix) ?? [];
  return { words: [fault.message, ...fixes].join(" ") };
}
