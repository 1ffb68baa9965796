"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { readInput } from "@/lib/access/input";
import { makeCalendarFeed, revokeCalendarFeed } from "@/lib/alerts/calendar-feed";
import { savePreferences } from "@/lib/alerts/preferences";
import { notFound } from "@/lib/errors";
import { type AlertPreferencesInput, alertPreferencesSchema } from "@/lib/schema/alerts";
import { readViewer } from "../../page-org";

/** Keeps what the caller wants to be told. */
export async function save(input: AlertPreferencesInput) {
  return signedInAnswer(async (ctx) => {
    await savePreferences(ctx, await orgInSight(), readInput(alertPreferencesSchema, input));
    return null;
  });
}

const PAGE = "/dashboard/settings/notifications";

/** Makes the caller's calendar link; it is in this answer and nowhere else. */
export async function makeCalendar() {
  return signedInAnswer(async (ctx) => {
    const link = await makeCalendarFeed(ctx, await orgInSight());
    revalidatePath(PAGE);
    return link;
  });
}

/** Ends the caller's calendar link. */
export async function revokeCalendar() {
  return signedInAnswer(async (ctx) => {
    await revokeCalendarFeed(ctx, await orgInSight());
    revalidatePath(PAGE);
    return null;
  });
}

/** The organisation that the caller stands in: its ledger keeps what they choose. */
async function orgInSight(): Promise<string> {
  const org = (await readViewer())?.org;
  if (!org) throw notFound();
  return org.id;
}
