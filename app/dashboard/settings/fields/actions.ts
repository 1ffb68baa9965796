"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { readInput } from "@/lib/access/input";
import { fieldOut, stageOut } from "@/lib/api/register/fields";
import { addField as addFieldVerb, changeField as changeFieldVerb } from "@/lib/register/fields";
import { addStage as addStageVerb, changeStage as changeStageVerb } from "@/lib/register/stages";
import {
  type AddFieldInput,
  addFieldSchema,
  type ChangeFieldInput,
  changeFieldSchema,
} from "@/lib/schema/register-door/fields";
import {
  type AddStageInput,
  addStageSchema,
  type ChangeStageInput,
  changeStageSchema,
} from "@/lib/schema/register-door/stages";

const PAGE = "/dashboard/settings/fields";

export async function addField(orgId: string, input: AddFieldInput) {
  return signedInAnswer(async (ctx) => {
    const field = await addFieldVerb(ctx, orgId, readInput(addFieldSchema, input));
    revalidatePath(PAGE);
    return fieldOut(field);
  });
}

export async function changeField(orgId: string, id: string, input: ChangeFieldInput) {
  return signedInAnswer(async (ctx) => {
    const field = await changeFieldVerb(ctx, orgId, id, readInput(changeFieldSchema, input));
    revalidatePath(PAGE);
    return fieldOut(field);
  });
}

export async function addStage(orgId: string, input: AddStageInput) {
  return signedInAnswer(async (ctx) => {
    const stage = await addStageVerb(ctx, orgId, readInput(addStageSchema, input));
    revalidatePath(PAGE);
    return stageOut(stage);
  });
}

export async function changeStage(orgId: string, id: string, input: ChangeStageInput) {
  return signedInAnswer(async (ctx) => {
    const stage = await changeStageVerb(ctx, orgId, id, readInput(changeStageSchema, input));
    revalidatePath(PAGE);
    return stageOut(stage);
  });
}
