"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { readInput } from "@/lib/access/input";
import {
  addSource as addSourceVerb,
  changeSource as changeSourceVerb,
  endSource as endSourceVerb,
  rotateSource as rotateSourceVerb,
} from "@/lib/access/intake-sources";
import { readJsonText } from "@/lib/api/kit/body";
import { requireScope } from "@/lib/context";
import { putForm } from "@/lib/register/intake/form";
import { mapPayload } from "@/lib/register/intake/map-payload";
import { type FormSettingsInput, formSettingsSchema } from "@/lib/schema/intake";
import { type Mapping, mappingSchema, type SourceInput } from "@/lib/schema/intake-source";

const PAGE = "/dashboard/settings/intake";

/** Sets the organisation's public form. */
export async function saveForm(orgId: string, input: FormSettingsInput) {
  return signedInAnswer(async (ctx) => {
    const form = await putForm(ctx, orgId, readInput(formSettingsSchema, input));
    revalidatePath(PAGE);
    return form;
  });
}

export async function addSource(orgId: string, input: SourceInput) {
  return signedInAnswer(async (ctx) => {
    const made = await addSourceVerb(ctx, orgId, input);
    revalidatePath(PAGE);
    return made;
  });
}

export async function changeSource(id: string, input: SourceInput) {
  return signedInAnswer(async (ctx) => {
    const changed = await changeSourceVerb(ctx, id, input);
    revalidatePath(PAGE);
    return changed;
  });
}

export async function rotateSource(id: string) {
  return signedInAnswer(async (ctx) => {
    const made = await rotateSourceVerb(ctx, id);
    revalidatePath(PAGE);
    return made;
  });
}

export async function endSource(id: string) {
  return signedInAnswer(async (ctx) => {
    await endSourceVerb(ctx, id);
    revalidatePath(PAGE);
    return null;
  });
}

/** What a payload would give under a mapping. Nothing is kept. */
export async function tryMapping(mapping: Mapping, payload: string) {
  return signedInAnswer(async (ctx) => {
    requireScope(ctx, "keys:manage");
    return mapPayload(readInput(mappingSchema, mapping), readJsonText(payload), ctx.now);
  });
}
