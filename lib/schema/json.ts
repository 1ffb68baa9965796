/** JSON of any shape, as other systems hand it over to be kept. */
import { z } from "zod";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Deeper than anybody means it; a database or a client would stumble over more. */
const DEEPEST = 32;

/** What of a value cannot be kept as it came; null where all can. */
function flawOf(value: unknown, depth: number): string | null {
  if (typeof value === "string") return flawOfText(value);
  // JSON.parse reads 1e999 as infinite, which no JSON can say again.
  if (typeof value === "number" && !Number.isFinite(value)) return "Use numbers under 1.8e308.";
  if (value === null || typeof value !== "object") return null;
  if (depth === DEEPEST) return `Nest at most ${DEEPEST} levels.`;
  for (const [name, held] of Object.entries(value)) {
    // JavaScript takes this name for an object's ancestry: what is copied on the way loses it, or stumbles.
    if (name === "__proto__") return "Use another name than __proto__.";
    const flaw = flawOfText(name) ?? flawOf(held, depth + 1);
    if (flaw !== null) return flaw;
  }
  return null;
}

function flawOfText(text: string): string | null {
  return text.includes("\u0000") || !text.isWellFormed()
    ? "Remove NUL characters and unpaired surrogates."
    : null;
}

/** Any JSON that can be kept and given back as it came. */
export const anyJson = z.custom<Json>().superRefine((value, ctx) => {
  const flaw = flawOf(value, 0);
  if (flaw !== null) ctx.addIssue({ code: "custom", message: flaw });
});
