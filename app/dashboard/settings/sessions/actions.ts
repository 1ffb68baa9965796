"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { currentSession } from "@/lib/access/page-context";
import { endOtherSessions, endSession } from "@/lib/access/sessions";

const PAGE = "/dashboard/settings/sessions";

/** Ends one of the caller's own sessions. */
export async function end(id: string) {
  return signedInAnswer(async (ctx) => {
    await endSession(ctx, id);
    revalidatePath(PAGE);
    return null;
  });
}

/** Ends all of the caller's sessions but this one; gives how many. */
export async function endOthers() {
  return signedInAnswer(async (ctx) => {
    const session = await currentSession();
    const count = session ? await endOtherSessions(ctx, session.id) : 0;
    revalidatePath(PAGE);
    return count;
  });
}
