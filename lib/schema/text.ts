/** Text as people and machines send it. */
import { z } from "zod";

/** NUL cannot be stored, a lone surrogate is no character: both are refused, not repaired. */
function storable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** Text of at most `max` UTF-16 units that PostgreSQL can hold. */
export function text(max: number) {
  return z
    .string()
    .max(max, `Use at most ${max} characters.`)
    .refine(storable, "Remove NUL characters and unpaired surrogates.");
}

/** As text(), with something in it besides blanks. */
export function filledText(max: number) {
  return text(max).refine((said) => said.trim() !== "", "Write something here.");
}

/** In lower case, as ours are written: RFC 9562 § 4 takes both. */
export const uuid = z
  .uuid("Use a uuid, such as 01890a5d-ac96-774b-bcce-b302099a8057.")
  .toLowerCase();
