"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { signedInAnswer } from "@/app/form-answer";
import { readInput } from "@/lib/access/input";
import { moveToStage } from "@/lib/register/register-door/move-stage";
import { replaceAtRegister } from "@/lib/register/register-door/replace";
import { type AttributeValues, attributeValuesSchema } from "@/lib/schema/register-door/incident";
import { type StageMove, stageMoveSchema } from "@/lib/schema/register-door/stage-move";

const fieldsSchema = z.strictObject({ attributeValues: attributeValuesSchema });

/** Fills the organisation's own fields of an incident. */
export async function fillFields(id: string, input: { attributeValues: AttributeValues }) {
  return signedInAnswer(async (ctx) => {
    await replaceAtRegister(ctx, id, readInput(fieldsSchema, input));
    revalidatePath(`/dashboard/incidents/${id}`);
    return null;
  });
}

/** Moves an incident to another stage. */
export async function changeIncidentStage(id: string, input: StageMove) {
  return signedInAnswer(async (ctx) => {
    await moveToStage(ctx, id, readInput(stageMoveSchema, input));
    revalidatePath(`/dashboard/incidents/${id}`);
    return null;
  });
}
