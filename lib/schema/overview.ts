/** The figures of a year: what the overview shows, each with the filters of the list that holds its rows. */
import { z } from "zod";
import { isZone } from "../time";
import { BREACH_FILTERS, SEVERITY_FILTERS, SPANS } from "./incident-values";
import { text, uuid } from "./text";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

export const overviewQuerySchema = z.strictObject({
  orgId: uuid,
  subtree: z
    .enum(["true", "false"])
    .transform((said) => said === "true")
    .optional(),
  year: z.coerce
    .number()
    .int("Use a whole number.")
    .min(FIRST_YEAR, `Use ${FIRST_YEAR} or later.`)
    .max(LAST_YEAR, `Use ${LAST_YEAR} or earlier.`)
    .optional()
    .meta({ description: "The current one where it is left out." }),
  zone: text(100)
    .refine(isZone, "Use an IANA zone, such as Europe/Berlin.")
    .default("UTC")
    .meta({ description: "Whose midnight parts the years and the months." }),
});

const instant = z.iso.datetime({ precision: 3 });
const count = z.int();

export const overviewSchema = z.object({
  orgId: z.uuid(),
  year: z.int(),
  zone: z.string(),
  from: instant.meta({ description: "The first instant of the year: discovered_from." }),
  to: instant.meta({ description: "The last one: discovered_to." }),
  first_year: z.int().meta({ description: "The earliest year with an incident." }),
  total: count.meta({
    description:
      "Incidents whose controller became aware in the year. Here as in every figure: no drills, none deleted.",
  }),
  unaware: count.meta({
    description: "Incidents without a time of awareness, exact to 10,000. They are in no year.",
  }),
  severity: z.array(z.object({ value: z.enum(SEVERITY_FILTERS), count })),
  breach_kind: z.array(z.object({ value: z.enum(BREACH_FILTERS), count })),
  type: z
    .array(z.object({ value: z.string(), count }))
    .meta({ description: "The most frequent first, twenty at most." }),
  months: z.array(z.object({ from: instant, to: instant, count })).length(12),
  filed: z
    .object({
      in_time: count,
      late: count,
      incidents_in_time: count,
      incidents_late: count,
    })
    .meta({
      description: "Duties under binding law that were met, and the incidents that they belong to.",
    }),
  spans: z.array(
    z.object({
      span: z.enum(SPANS),
      known: count.meta({ description: "Of how many incidents it can be told." }),
      median_ms: z.int().nullable().meta({ description: "Null where none is known." }),
    }),
  ),
});

export type OverviewQuery = z.output<typeof overviewQuerySchema>;
export type Overview = z.infer<typeof overviewSchema>;
