/** What the search of the register door offers. */
import { searchAtRegister } from "../lib/register/register-door/search";
import {
  SEARCH_SORTS,
  searchBodySchema,
  searchQuerySchema,
} from "../lib/schema/register-door/search";
import type { Home, Offered, Query } from "./offered";
import { SOME_APP } from "./offered-grc";
import { RARE_TYPE, RARE_WORD } from "./sample";

const LEAKS =
  "Names in which it occurs are looked for beside the words of the incidents, of types, authors, assignees, organisations and stages: no index has parts of words, and the list is read in its order.";
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
    offered("fullText", {}, { fullText: RARE_WORD }, LEAKS),
  ];
}
