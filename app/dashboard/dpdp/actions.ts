"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { emitOne } from "@/lib/api/dpdp/operations";
import { parseBody } from "@/lib/api/kit/parse";
import { type EmitInput, emitSchema } from "@/lib/schema/dpdp";

/** Records an event in an organisation, in the name of who is signed in. */
export async function emitEvent(orgId: string, event: EmitInput) {
  return signedInAnswer(async (ctx) => {
    const emitted = await emitOne(ctx, orgId, parseBody(emitSchema, event));
    revalidatePath("/dashboard/dpdp");
    return emitted;
  });
}
