"use server";
import { signedInAnswer } from "@/app/form-answer";
import { readInput } from "@/lib/access/input";
import { savePreferences } from "@/lib/alerts/preferences";
import { notFound } from "@/lib/errors";
import { type AlertPreferencesInput, alertPreferencesSchema } from "@/lib/schema/alerts";
import { readViewer } from "../../page-org";

/** Keeps what the caller wants to be told. */
export async function save(input: AlertPreferencesInput) {
  return signedInAnswer(async (ctx) => {
    const org = (await readViewer())?.org;
    if (!org) throw notFound();
    await savePreferences(ctx, org.id, readInput(alertPreferencesSchema, input));
    return null;
  });
}
