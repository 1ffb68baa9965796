"use server";
import { signedInAnswer } from "@/app/form-answer";
import { parseBody } from "@/lib/api/kit/parse";
import { assignOwnerOfMany, tagMany } from "@/lib/register/collaboration/many";
import { ownerOfManySchema, tagManySchema } from "@/lib/schema/collaboration";

/** Makes somebody, or nobody, the owner of each of these incidents. */
export async function assignMany(ids: string[], userId: string | null) {
  return signedInAnswer(async (ctx) => {
    const said = parseBody(ownerOfManySchema, { ids, user_id: userId });
    const { changed, left } = await assignOwnerOfMany(ctx, said.ids, said.user_id);
    return { changed, left };
  });
}

/** Puts tags on each of these incidents and takes tags off. */
export async function tagThem(ids: string[], add: string[], remove: string[]) {
  return signedInAnswer(async (ctx) => {
    const { ids: which, ...tags } = parseBody(tagManySchema, { ids, add, remove });
    const { changed, left } = await tagMany(ctx, which, tags);
    return { changed, left };
  });
}
