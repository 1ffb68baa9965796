/**
 * What the register is narrowed to, kept in the page's address under the API's own names and in the
 * API's own spelling: the address is the query.
 */

const SINGLE = [
  "q",
  "status",
  "severity",
  "breach_kind",
  "type",
  "owner",
  "source",
  "overdue",
  "drill",
  "filed",
  "span",
  "awareness",
  "discovered_from",
  "discovered_to",
  "subtree",
  "drill",
  "sort",
] as const;
/** These may stand several times. */
const LISTS = ["tag", "attribute"] as const;

type SingleName = (typeof SINGLE)[number];
type ListName = (typeof LISTS)[number];
export type FilterName = SingleName | ListName;
export type RegisterFilter = Partial<Record<SingleName, string>> &
  Partial<Record<ListName, readonly string[]>>;

/** What of an address was not taken: its name and how it stood there. */
export type Dropped = readonly (readonly [name: FilterName, value: string])[];

/** How many incidents the page holds at first, and how many come with each loading. */
export const PAGE_SIZE = 50;
export const MORE_SIZE = 200;

/** The order that stands when the address names none. */
export const DEFAULT_SORT = "-discovered_at";

/** Reads the filter out of an address, as far as it was taken. */
export function filterIn(address: URLSearchParams, dropped: Dropped = []): RegisterFilter {
  // A group's officer looks at the whole group unless they say otherwise, as on the board.
  const filter: RegisterFilter = { subtree: "true" };
  const taken = (name: FilterName, value: string) =>
    value !== "" && !dropped.some(([lost, said]) => lost === name && said === value);
  for (const name of SINGLE) {
    const said = address.get(name);
    if (said !== null && taken(name, said)) filter[name] = said;
  }
  for (const name of LISTS) {
    const said = address.getAll(name).filter((value) => taken(name, value));
    if (said.length > 0) filter[name] = said;
  }
  return filter;
}

/** The filter as the query of an address, without what stands by itself. */
export function queryOf(filter: RegisterFilter): string {
  const said = new URLSearchParams();
  for (const name of SINGLE) {
    const value = filter[name];
    const stands =
      (name === "subtree" && value === "true") || (name === "sort" && value === DEFAULT_SORT);
    if (value && !stands) said.set(name, value);
  }
  for (const name of LISTS) for (const value of filter[name] ?? []) said.append(name, value);
  return said.toString();
}

/** The address of the register under a filter. */
export function addressOf(filter: RegisterFilter): string {
  const query = queryOf(filter);
  return `/dashboard/incidents${query === "" ? "" : `?${query}`}`;
}

/** Whether the filter hides incidents at all; the order hides none, and the tree below adds some. */
export function narrows({ sort: _, subtree: __, ...rest }: RegisterFilter): boolean {
  return Object.values(rest).some((value) => value.length > 0);
}

/** The key under which the pages of one filter are cached in the browser. */
export function registerKey(orgId: string, filter: RegisterFilter) {
  return ["register", orgId, filter] as const;
}
