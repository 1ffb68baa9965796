"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { emitOne } from "@/lib/api/dpdp/operations";
import { timerOut } from "@/lib/api/dpdp/resource";
import { parseBody } from "@/lib/api/kit/parse";
import { decideTimer } from "@/lib/register/dpdp/decide-timer";
import {
  type EmitInput,
  emitSchema,
  type TimerDecision,
  timerDecisionSchema,
} from "@/lib/schema/dpdp";

/** Records an event in an organisation, in the name of who is signed in. */
export async function emitEvent(orgId: string, event: EmitInput) {
  return signedInAnswer(async (ctx) => {
    const emitted = await emitOne(ctx, orgId, parseBody(emitSchema, event));
    revalidatePath("/dashboard/dpdp");
    return emitted;
  });
}

/** A person's word on whether a request's timer applies. */
export async function decideOne(id: string, said: TimerDecision) {
  return signedInAnswer(async (ctx) => {
    const timer = await decideTimer(ctx, id, parseBody(timerDecisionSchema, said));
    revalidatePath("/dashboard/dpdp");
    return timerOut(timer, ctx.now);
  });
}
