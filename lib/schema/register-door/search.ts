/** Searching at the register door: POST /api/incident/v1/incidents/search. */
import { z } from "zod";
import { filledText, text } from "../text";

export const SEARCH_SORTS = [
  "createdDate,asc",
  "createdDate,desc",
  "name,asc",
  "name,desc",
  // As the published example has it.
  "createdDt,asc",
  "createdDt,desc",
] as const;

const whole = (least: number, most: number) =>
  z.coerce
    .number("Use a whole number.")
    .int("Use a whole number.")
    .min(least, `Use ${least} or more.`)
    .max(most, `Use at most ${most}.`);

export const searchQuerySchema = z.strictObject({
  page: whole(0, 1_000_000).default(0).meta({ description: "Counted from 0." }),
  size: whole(1, 2000).default(20),
  sort: z.enum(SEARCH_SORTS).default("createdDate,desc"),
});

const scalar = z.union([text(500), z.number(), z.boolean()]);
const several = z.array(scalar).min(1, "Name at least one value.").max(500);
/** A value, several of which one must fit, or either in an object. */
const filterValue = z
  .union([
    scalar.transform((value) => [value]),
    several,
    z.strictObject({ value: scalar }).transform(({ value }) => [value]),
    z.strictObject({ value: several }).transform(({ value }) => value),
    z.strictObject({ values: several }).transform(({ values }) => values),
  ])
  .meta({ description: "A value, a list, { value } or { values }; one of a list must fit." });

/** What can be filtered on, besides the organisations' own fields by name. */
export const SEARCH_FILTERS = [
  "incidentId",
  "assigneeId",
  "incidentTypeId",
  "incidentTypeName",
  "orgGroupId",
  "number",
  "createdBy",
  "isExtended",
  "isDeleted",
  "incidentStageName",
] as const;

export const searchBodySchema = z
  .strictObject({
    filters: z
      .record(filledText(200), filterValue)
      .nullable()
      .optional()
      .meta({
        description: `By name: ${SEARCH_FILTERS.join(", ")}, and own fields. What was deleted shows only with isDeleted true.`,
      }),
    fullText: text(200).nullable().optional(),
  })
  .meta({
    examples: [
      { fullText: "Joe" },
      { filters: { incidentTypeName: { value: "Misdirected Email" } } },
    ],
  });

export type SearchQuery = z.output<typeof searchQuerySchema>;
export type SearchBody = z.output<typeof searchBodySchema>;
export type FilterValues = z.output<typeof filterValue>;
