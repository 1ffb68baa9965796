"use server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { signedInAnswer } from "@/app/form-answer";
import { LOCALE_COOKIE } from "@/app/viewer";
import * as access from "@/lib/access/reading";
import type { ReadingInput } from "@/lib/schema/reader";

/** Keeps the caller's language and time zone; the page comes back said in them. */
export async function chooseReading(input: ReadingInput) {
  return signedInAnswer(async (ctx) => {
    await access.chooseReading(ctx, input);
    // "As the browser asks" would else go on being what was once chosen on this device.
    if (input.locale === null) (await cookies()).delete(LOCALE_COOKIE);
    revalidatePath("/", "layout");
    return null;
  });
}
