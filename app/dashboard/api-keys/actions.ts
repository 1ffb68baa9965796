"use server";
import { revalidatePath } from "next/cache";
import { signedInAnswer } from "@/app/form-answer";
import { createKey, revokeKey, rotateKey } from "@/lib/access/keys";
import type { CreateKeyInput, RotateKeyInput } from "@/lib/schema/key";

const PAGE = "/dashboard/api-keys";

/** Makes a key or a client; its secret is in this answer and nowhere else. */
export async function create(input: CreateKeyInput) {
  return signedInAnswer(async (ctx) => {
    const made = await createKey(ctx, input);
    revalidatePath(PAGE);
    return made;
  });
}

/** Makes a key's successor, or a client's new secret. */
export async function rotate(id: string, input: RotateKeyInput) {
  return signedInAnswer(async (ctx) => {
    const made = await rotateKey(ctx, id, input);
    revalidatePath(PAGE);
    return made;
  });
}

/** Ends a key or a client at once. */
export async function revoke(id: string) {
  return signedInAnswer(async (ctx) => {
    await revokeKey(ctx, id);
    revalidatePath(PAGE);
    return null;
  });
}
