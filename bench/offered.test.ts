/** Nothing that a list can be asked for is left out of offered.ts. */
import { expect, test } from "vitest";
import { z } from "zod";
import { ENDPOINTS } from "../lib/api/endpoints";
import { SEARCH_FILTERS } from "../lib/schema/register-door/search";
import { offeredOf } from "./offered";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const offered = offeredOf({
  orgId: ID,
  ownerId: ID,
  sessionId: ID,
  webhookId: ID,
  ownValue: { field: "Region", value: "North" },
});

/** Which part of what fits is shown: read in the order of the same index. */
const PAGING = ["limit", "cursor", "page", "size"];

/** What else is asked by GET, and why it is no list whose length the register decides. */
const APART: Readonly<Record<string, string>> = {
  exportIncidents: "all that the list gives, page by page, by the list's own statements",
  getBoard: "bench/board.ts measures it and shows its plans; it has no filters",
  getOverview: "figures of a year; bench/plans.db.test.ts holds what they read",
  followLive: "a stream of what changes",
  listViews: "a hundred at most",
  listKeys: "keys are made by hand",
  listWebhooks: "few for each organisation",
  getWebhook: "one of them",
  getOrganizations: "a caller's organisations",
  getOrganisationProfile: "one row",
  listOrganisationRules: "an organisation's own rules",
  listRuleSettings: "what it has said of rules",
  listFields: "its own fields",
  listStages: "its stages",
  listRules: "the library of rules, no database",
  getRule: "the library of rules, no database",
  listAuthorities: "the directory, no database",
  getLeadAuthority: "the directory, no database",
  getAuthority: "the directory, no database",
  getCalendar: "the open duties of one person's organisations",
  openApi: "no database",
  health: "no database",
  ready: "no list",
};

const lists = [...new Set(offered.map(({ of }) => of))];
/** Of one thing: what belongs to an incident or a person. */
const isOfOne = (path: string) => /\{(id|incidentId)\}/.test(path);

test("every list is in it, or it is said why not", () => {
  const asked = ENDPOINTS.filter(({ method, path }) => method === "GET" && !isOfOne(path));
  const silent = asked.filter(({ id }) => !lists.includes(id) && !(id in APART));
  expect(silent.map(({ id }) => id)).toEqual([]);
  const ids = new Set<string>(ENDPOINTS.map(({ id }) => id));
  expect(Object.keys(APART).filter((id) => !ids.has(id))).toEqual([]);
});

test.each(lists.filter((of) => !of.startsWith("page of ")))(
  "%s: each of its filters is in it",
  (of) => {
    const endpoint = ENDPOINTS.find(({ id }) => id === of);
    const named = new Set(offered.flatMap((one) => (one.of === of ? one.asks : [])));
    const left = [...namesOf(endpoint?.query), ...namesOf(endpoint?.body)]
      .flatMap((name) => (name === "filters" ? SEARCH_FILTERS : [name]))
      .filter((name) => !PAGING.includes(name) && !named.has(name));
    expect(left).toEqual([]);
  },
);

/** Of these, all values stand in one index: one that is common and one that is rare tell of the others. */
const ALIKE = ["kind", "eventType", "subtree", "includeDeleted"];

test.each(lists)("%s: each value of a filter or sort that has only so many is in it", (of) => {
  const named = offered.filter((one) => one.of === of).map(({ name }) => `${name},`);
  const shape = Object.entries(shapeOf(ENDPOINTS.find(({ id }) => id === of)?.query));
  const left = shape
    .filter(([name]) => !ALIKE.includes(name))
    .flatMap(([name, schema]) => valuesOf(schema).map((value) => `${name} ${value},`))
    .filter((said) => !named.some((name) => name.includes(said)));
  expect(left).toEqual([]);
});

const enumSchema = z.object({ enum: z.array(z.string()) });

function valuesOf(schema: z.ZodType): string[] {
  const { data } = enumSchema.safeParse(
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }),
  );
  return data?.enum ?? [];
}

function shapeOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
}

const namesOf = (schema: z.ZodType | undefined) => Object.keys(shapeOf(schema));
