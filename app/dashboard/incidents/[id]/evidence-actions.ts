"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { readInput } from "@/lib/access/input";
import { withdrawEvidence } from "@/lib/register/evidence/withdraw";
import { withdrawSchema } from "@/lib/schema/evidence";

/** Withdraws a file of an incident, with the reason. */
export async function withdrawFile(incidentId: string, id: string, input: { reason: string }) {
  return signedInAnswer(async (ctx) => {
    await withdrawEvidence(ctx, incidentId, id, readInput(withdrawSchema, input));
    revalidatePath(`/dashboard/incidents/${incidentId}`);
    return null;
  });
}
