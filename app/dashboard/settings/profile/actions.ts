"use server";
import { headers } from "next/headers";
import { signedInAnswer } from "@/app/form-answer";
import { changePassword } from "@/lib/access/change-password";
import { ADDRESS_HEADER } from "@/lib/access/next-auth";
import { currentSession } from "@/lib/access/page-context";
import type { ChangePasswordInput } from "@/lib/schema/sign-in";

/** Changes the caller's own password; this session goes on, the others end. */
export async function change(input: ChangePasswordInput) {
  return signedInAnswer(async (ctx) => {
    const session = await currentSession();
    const address = (await headers()).get(ADDRESS_HEADER) ?? "unknown";
    await changePassword(ctx, input, { sessionId: session?.id ?? "", address });
    return null;
  });
}
