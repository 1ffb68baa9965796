/**
 * What the register is narrowed to, kept in the page's address under the API's own names and in the
 * API's own spelling: the address is the query.
 */
import { incidentFilterSchema } from "@/lib/schema/incident";

const FIELDS = incidentFilterSchema.omit({
  orgId: true,
  updated_since: true,
  attribute: true,
}).shape;

export type FilterName = keyof typeof FIELDS;
export type RegisterFilter = Partial<Record<FilterName, string>>;

export const FILTER_NAMES: readonly FilterName[] = [
  "q",
  "status",
  "severity",
  "breach_kind",
  "overdue",
  "discovered_from",
  "discovered_to",
  "subtree",
  "drill",
  "sort",
];

/** How many incidents a page of the register holds. */
export const PAGE_SIZE = 50;

/** The order that stands when the address names none. */
export const DEFAULT_SORT = "-discovered_at";

/**
 * Reads the filter out of an address. What the API would refuse is left out and named, so that a
 * broken link shows the register instead of an error.
 */
export function readFilter(address: URLSearchParams): {
  filter: RegisterFilter;
  dropped: FilterName[];
} {
  // A group's officer looks at the whole group unless they say otherwise, as on the board.
  const filter: RegisterFilter = { subtree: "true" };
  const dropped: FilterName[] = [];
  for (const name of FILTER_NAMES) {
    const said = address.get(name);
    if (said === null || said === "") continue;
    if (FIELDS[name].safeParse(said).success) filter[name] = said;
    else dropped.push(name);
  }
  return { filter, dropped };
}

/** The address of the register under a filter. */
export function addressOf(filter: RegisterFilter): string {
  const said = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = filter[name];
    const stands = name === "subtree" && value === "true";
    if (value && !stands) said.set(name, value);
  }
  return `/dashboard/incidents${said.size > 0 ? `?${said}` : ""}`;
}

/** Whether the filter hides incidents at all; the order hides none, and the tree below adds some. */
export function narrows({ sort: _, subtree: __, ...rest }: RegisterFilter): boolean {
  return Object.values(rest).some(Boolean);
}

/** The key under which the pages of one filter are cached in the browser. */
export function registerKey(orgId: string, filter: RegisterFilter) {
  return ["register", orgId, filter] as const;
}
