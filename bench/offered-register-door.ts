/** What the search of the register door offers. */
import { searchAtRegister } from "../lib/register/register-door/search";
import {
  SEARCH_SORTS,
  searchBodySchema,
  searchQuerySchema,
} from "../lib/schema/register-door/search";
import type { Home, Offered, Query } from "./offered";
import { SOME_APP } from "./offered-grc";
import { MANY_HITS } from "./offered-register";
import { RARE_TYPE, RARE_WORD } from "./sample";

const FIRST_STAGE =
  "Those that were never moved are in it as well, which are most: where nearly all were moved on, they are passed over.";
/** Of the first no more need be said than that it is the first. */
export const STAGES = ["Triage", "Closing"] as const;
/** Somebody of another system. */
export const ASSIGNEE = "01890a5d-ac96-774b-bcce-b302099a8058";
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
    filtered("assigneeId", ASSIGNEE),
    filtered("createdBy", "somebody"),
    filtered("createdBy", SOME_APP),
    filtered("incidentStageName", "Somewhere"),
    filtered("incidentStageName", STAGES[1]),
    filtered("incidentStageName", STAGES[0], FIRST_STAGE),
    ...(ownValue ? [filtered(ownValue.field, ownValue.value)] : []),
    offered("fullText", {}, { fullText: RARE_WORD }),
    offered("fullText, a common word", {}, { fullText: "night" }, MANY_HITS),
    offered("fullText, part of a type", {}, { fullText: RARE_TYPE.slice(1, -1) }),
    offered("fullText, part of an address", {}, { fullText: "body@else" }),
  ];
}
