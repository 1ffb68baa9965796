"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { invite as inviteVerb, withdrawInvitation } from "@/lib/access/invitations";
import { changeRole as changeRoleVerb, endMembership } from "@/lib/access/members";
import type { InviteInput, Role } from "@/lib/schema/member";

const PAGE = "/dashboard/settings/members";

/** Makes an invitation; its token is in this answer and nowhere else. */
export async function invite(input: InviteInput) {
  return signedInAnswer(async (ctx) => {
    const made = await inviteVerb(ctx, input);
    revalidatePath(PAGE);
    return made;
  });
}

export async function withdraw(id: string) {
  return signedInAnswer(async (ctx) => {
    await withdrawInvitation(ctx, id);
    revalidatePath(PAGE);
    return null;
  });
}

export async function changeRole(membershipId: string, role: Role) {
  return signedInAnswer(async (ctx) => {
    await changeRoleVerb(ctx, membershipId, role);
    revalidatePath(PAGE);
    return null;
  });
}

export async function end(membershipId: string) {
  return signedInAnswer(async (ctx) => {
    await endMembership(ctx, membershipId);
    revalidatePath(PAGE);
    return null;
  });
}
