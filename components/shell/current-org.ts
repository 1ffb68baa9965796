/** The organisation that the viewer works in: their choice, kept in a cookie. For server components only. */
import { cookies } from "next/headers";

export const ORG_COOKIE = "org";

/**
 * The chosen one of `organisations`; else the one they stand in; else the first. Null for who has none.
 *
 * A cookie is only a wish: it chooses among what the caller may see, and gives nothing.
 */
export async function currentOrg<Org extends { id: string }>(
  organisations: readonly Org[],
  homeOrgId: string | null,
): Promise<Org | null> {
  const wished = (await cookies()).get(ORG_COOKIE)?.value;
  const find = (id: string | null | undefined) => organisations.find((org) => org.id === id);
  return find(wished) ?? find(homeOrgId) ?? organisations[0] ?? null;
}
