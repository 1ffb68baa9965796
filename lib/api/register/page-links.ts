/** The Link header of numbered pages: RFC 8288. */
import type { SearchQuery } from "../../schema/register-door/search";

/** The first page, the one before and the one after, as far as there are any. */
export function pageLinks(
  path: string,
  { page, size, sort }: SearchQuery,
  { more }: { more: boolean },
): string {
  const link = (to: number, rel: string) =>
    `<${path}?page=${to}&size=${size}&sort=${encodeURIComponent(sort)}>; rel="${rel}"`;
  return [
    link(0, "first"),
    ...(page > 0 ? [link(page - 1, "prev")] : []),
    ...(more ? [link(page + 1, "next")] : []),
  ].join(", ");
}
