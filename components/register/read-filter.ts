/** Reading the register's filter out of an address, on the server: what the API would refuse is left out. */
import { incidentFilterSchema } from "@/lib/schema/incident";
import { type Dropped, filterIn, type RegisterFilter } from "./filters";

const FIELDS = incidentFilterSchema.omit({ orgId: true, updated_since: true });

/** The filter, and what was left out of it, so that a broken link shows the register instead of an error. */
export function readFilter(address: URLSearchParams): {
  filter: RegisterFilter;
  dropped: Dropped;
} {
  const said = filterIn(address);
  const { error } = FIELDS.safeParse(said);
  const bad = new Set(error?.issues.map(({ path }) => path[0]));
  const dropped = Object.entries(said).flatMap(([name, value]) =>
    bad.has(name) ? [value].flat().map((one) => [nameOf(name), one] as const) : [],
  );
  return { filter: filterIn(address, dropped), dropped };
}

const names = FIELDS.keyof();
const nameOf = (name: string) => names.parse(name);
