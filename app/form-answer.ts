/** Server actions answer; they do not crash. */
import { unstable_rethrow } from "next/navigation";
import type { FormResult } from "@/components/ui/form-result";
import { currentCtx } from "@/lib/access/page-context";
import type { Ctx } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";

/** What a form gets for the work of its action: the value, or the refusal with its faults. */
export async function formAnswer<Value>(work: () => Promise<Value>): Promise<FormResult<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    // Redirects travel as errors.
    unstable_rethrow(error);
    if (error instanceof Refusal)
      return { ok: false, code: error.code, message: error.message, faults: error.faults };
    log().error({ err: error }, "a form's action failed");
    return {
      ok: false,
      code: "internal",
      message:
        "Something broke on our side. Try again; if it happens again, look at the server's log.",
      faults: [],
    };
  }
}

/** As formAnswer(), in the name of who is signed in. The verb within checks what they may do. */
export function signedInAnswer<Value>(
  work: (ctx: Ctx) => Promise<Value>,
): Promise<FormResult<Value>> {
  return formAnswer(async () => {
    const ctx = await currentCtx();
    if (ctx) return work(ctx);
    throw new Refusal(
      "unauthenticated",
      "You are signed out. Sign in again in another tab, then repeat.",
    );
  });
}
