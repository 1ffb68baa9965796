"use server";
import { formAnswer, signedInAnswer } from "@/app/form-answer";
import { acceptInvitation } from "@/lib/access/acceptance";
import type { NewMemberInput } from "@/lib/schema/member";

/** Accepts an invitation with a new account; gives its e-mail address. */
export async function acceptAsNew(token: string, { name, password }: NewMemberInput) {
  return formAnswer(async () => {
    const by = { account: { name, password } };
    const { email } = await acceptInvitation({ token, by, now: new Date() });
    return email;
  });
}

/** Accepts an invitation as the person who is signed in. */
export async function acceptSignedIn(token: string) {
  return signedInAnswer(async (ctx) => {
    await acceptInvitation({ token, by: { userId: ctx.actor.id }, now: ctx.now });
    return null;
  });
}
