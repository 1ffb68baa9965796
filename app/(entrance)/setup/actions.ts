"use server";
import { formAnswer } from "@/app/form-answer";
import { completeSetup } from "@/lib/access/setup";
import type { SetupInput } from "@/lib/schema/sign-in";
import { seedBySetup } from "@/prisma/seed";

/** Makes the first organisation and its owner, for whoever holds the one-time link. */
export async function setUp(token: string, input: SetupInput) {
  return formAnswer(async () => {
    const { orgName, name, email, password } = input;
    await completeSetup({ token, orgName, name, email, password, now: new Date() });
    return null;
  });
}

/** Loads the sample organisation instead, and gives its owner's sign-in. */
export async function loadSample(token: string) {
  return formAnswer(() => seedBySetup(token, new Date()));
}
