/** The form behind an address, for its pages: what is not there, or switched off, is the same page of nothing. */
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Refusal } from "@/lib/errors";
import { ENDINGS } from "@/lib/files/kinds";
import { fileLimit } from "@/lib/files/receive";
import { isRequestId, newId } from "@/lib/ids";
import { findForm, formCtx } from "@/lib/register/intake/form";

export const openForm = cache(async (slug: string) => {
  const form = await orNothing(findForm(slug));
  const now = new Date();
  const sent = (await headers()).get("x-request-id") ?? "";
  const requestId = isRequestId(sent) ? sent : newId(now);
  const taken = { endings: ENDINGS, limitMb: fileLimit() / 1024 / 1024 };
  return { form, taken, ctx: formCtx(form, { now, requestId }) };
});

/** What is not found is the page of nothing. */
export async function orNothing<Value>(sought: Promise<Value>): Promise<Value> {
  try {
    return await sought;
  } catch (refused) {
    if (refused instanceof Refusal && refused.code === "not_found") notFound();
    throw refused;
  }
}
