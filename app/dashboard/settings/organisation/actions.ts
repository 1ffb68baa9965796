"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { readInput } from "@/lib/access/input";
import { profileOut } from "@/lib/api/organisations/profile";
import { ownRuleOut, settingOut } from "@/lib/api/organisations/resource";
import { addOwnRule, changeOwnRule } from "@/lib/register/own-rules";
import { putProfile } from "@/lib/register/profile";
import { setRule } from "@/lib/register/rule-settings";
import { type Profile, profileSchema } from "@/lib/schema/profile";
import {
  type OwnRuleTerms,
  ownRuleSchema,
  type RuleSettingInput,
  ruleSettingSchema,
} from "@/lib/schema/rule-settings";

const SETTINGS = "/dashboard/settings";

/** Says what the organisation is, on the version that the form was filled in from. */
export async function saveProfile(orgId: string, input: Profile, version: number) {
  return signedInAnswer(async (ctx) => {
    const saved = await putProfile(ctx, orgId, readInput(profileSchema, input), version);
    revalidatePath(SETTINGS, "layout");
    return profileOut(saved);
  });
}

/** Switches a rule off or on, or pins its commencement. */
export async function setAboutRule(orgId: string, ruleId: string, input: RuleSettingInput) {
  return signedInAnswer(async (ctx) => {
    const held = await setRule(ctx, orgId, ruleId, readInput(ruleSettingSchema, input));
    revalidatePath(SETTINGS, "layout");
    return settingOut(held);
  });
}

export async function addRule(orgId: string, input: OwnRuleTerms) {
  return signedInAnswer(async (ctx) => {
    const versions = await addOwnRule(ctx, orgId, readInput(ownRuleSchema, input));
    revalidatePath(SETTINGS, "layout");
    return ownRuleOut(versions);
  });
}

export async function changeRule(orgId: string, ruleId: string, input: OwnRuleTerms) {
  return signedInAnswer(async (ctx) => {
    const versions = await changeOwnRule(ctx, orgId, ruleId, readInput(ownRuleSchema, input));
    revalidatePath(SETTINGS, "layout");
    return ownRuleOut(versions);
  });
}
