/** What the search of the register door offers. */
import { searchAtRegister } from "../lib/register/register-door/search";
import {
  SEARCH_SORTS,
  searchBodySchema,
  searchQuerySchema,
} from "../lib/schema/register-door/search";
import type { Home, Offered, Query } from "./offered";
import { RARE_TYPE, RARE_WORD } from "./sample";

const LEAKS =
  "The comparison is not leakproof, so that behind row-level security no index serves it: the list is read in its order.";
const UNINDEXED = "No index: each change of an incident would write it.";
const SOMEBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

export function offeredByRegisterDoor({ orgId, ownValue }: Home): Offered[] {
  const offered = (name: string, query: Query, body: Query = {}, why?: string): Offered => ({
    of: "searchRegisterIncidents",
    name,
    asks: [...Object.keys(query), ...Object.keys(body), ...Object.keys(body.filters ?? {})],
    why,
    ask: (ctx) =>
      searchAtRegister(ctx, searchQuerySchema.parse(query), searchBodySchema.parse(body)),
  });
  const filtered = (name: string, value: unknown, why?: string) =>
    offered(name, {}, { filters: { [name]: value } }, why);
  return [
    ...SEARCH_SORTS.map((sort) => offered(`sort ${sort}`, { sort })),
    filtered("incidentId", SOMEBODY),
    filtered("orgGroupId", orgId),
    filtered("incidentTypeName", RARE_TYPE),
    filtered("incidentTypeId", SOMEBODY),
    filtered("number", "20240007"),
    filtered("isExtended", true),
    filtered("isDeleted", true),
    filtered("assigneeId", SOMEBODY, LEAKS),
    filtered("createdBy", "somebody", UNINDEXED),
    filtered("incidentStageName", "Somewhere", UNINDEXED),
    ...(ownValue ? [filtered(ownValue.field, ownValue.value)] : []),
    offered("fullText", {}, { fullText: RARE_WORD }, LEAKS),
  ];
}
