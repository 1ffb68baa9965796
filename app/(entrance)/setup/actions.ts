"use server";
import { formAnswer } from "@/app/form-answer";
import { completeSetup } from "@/lib/access/setup";
import type { SetupInput } from "@/lib/schema/sign-in";

/** Makes the first organisation and its owner, for whoever holds the one-time link. */
export async function setUp(token: string, input: SetupInput) {
  return formAnswer(async () => {
    const { orgName, name, email, password } = input;
    await completeSetup({ token, orgName, name, email, password, now: new Date() });
    return null;
  });
}
