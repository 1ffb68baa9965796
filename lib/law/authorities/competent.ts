/** Which authority oversees a body at a place. Germany's Länder and Spain's communities make it a question. */
import type { Authority } from "./authority";
import { allAuthorities } from "./directory";

/** Whether the controller or processor is a public body. Absent is unknown. */
export const BODIES = ["private", "public"] as const;
export type Body = (typeof BODIES)[number];

/**
 * The authorities that may oversee it there: one where the place and the body tell, several where they do
 * not, none where the directory knows none.
 *
 * @param place ISO 3166-1 or 3166-2, as placeCode() writes it
 */
export function competentAt(place: string, body: Body | null): readonly Authority[] {
  const all = allAuthorities().filter(({ country }) => country === place.slice(0, 2));
  const national = all.filter(
    ({ subdivision, oversees }) => subdivision === null && oversees === "any",
  );
  const fits = ({ oversees }: Authority) =>
    oversees === "any" || body === null || oversees === body || oversees === "federal";
  if (place.length === 2) {
    // Where nobody oversees the whole country, its part decides; a public body may answer to a part's own.
    return national.length > 0 && body !== "public" ? national : all.filter(fits);
  }
  const local = all.filter((its) => its.subdivision === place && fits(its));
  // Not known to be public, and only public bodies have an authority of their own there: either may be.
  const open = body === null && local.every(({ oversees }) => oversees === "public");
  if (local.length > 0 && !open) return local;
  // A part that the directory does not know, of a country without a national authority: any of them.
  const either = [...national, ...local];
  return either.length > 0 ? either : all.filter(fits);
}
