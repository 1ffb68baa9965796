/** The directory of supervisory authorities and the lead helper, as the API and the pages show them. */
import { z } from "zod";
import { OVERSEEN } from "../law/authorities/authority";
import { BODIES } from "../law/authorities/competent";
import { searchAuthorities } from "../law/authorities/directory";
import { LEAD_KINDS, LEAD_MISSING } from "../law/authorities/lead-answer";
import { ROLES } from "../law/facts";
import { CHECKED } from "../law/rule";
import { pageSize } from "./page-size";
import { COUNTRIES } from "./profile";
import { filledText, text } from "./text";

const LAENDER = new Set(searchAuthorities({ country: "DE" }).map(({ subdivision }) => subdivision));

/** ISO 3166-1, alone or with a part of it by ISO 3166-2; EL and UK as people write them. */
const place = text(10)
  .transform((said) => said.trim().toUpperCase())
  .refine(
    (said) =>
      /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(said) &&
      ["EL", "UK", ...COUNTRIES].includes(said.slice(0, 2)) &&
      // In Germany the part decides, so a slip in it must not pass.
      (!said.startsWith("DE-") || LAENDER.has(said)),
    "Use a code of ISO 3166: FR, DE-BE, US-CA.",
  );

/** Codes with commas between them, or none. Absent is unknown, which is not the same as none. */
const places = text(2000)
  .transform((said) => (said.trim().toLowerCase() === "none" ? [] : said.split(",")))
  .pipe(z.array(place).max(300, "Name at most 300 places."));

export const authorityFilterSchema = z.strictObject({
  country: filledText(10)
    .optional()
    .meta({ description: "A country takes its parts along: DE, DE-BY." }),
  q: filledText(200)
    .optional()
    .meta({ description: "Words of the names, the short names or the place." }),
});

export const authorityQuerySchema = authorityFilterSchema.extend({
  limit: pageSize,
  cursor: text(500).optional(),
});

const mark = z.enum(CHECKED);
export const authorityOutSchema = z.object({
  id: z.string(),
  country: z.string().meta({ description: "ISO 3166-1; EU for the Union's own." }),
  subdivision: z.string().nullable().meta({ description: "ISO 3166-2, where it has a part only." }),
  eea: z.boolean().meta({ description: "Whether a notification to it settles GDPR Art. 33." }),
  name: z.string().meta({ description: "In English; a translation where it has none of its own." }),
  own_names: z.array(z.object({ language: z.string(), name: z.string() })),
  short_names: z.array(z.string()).meta({ description: "The first finds this authority alone." }),
  oversees: z.enum(OVERSEEN),
  competence: z.string().nullable(),
  website: z.string().nullable(),
  notification_page: z
    .string()
    .nullable()
    .meta({ description: "Where a breach is notified; null where no source named it." }),
  checked: z
    .object({ name: mark, website: mark.nullable(), notification_page: mark.nullable() })
    .meta({ description: "secondary: a source named it; unchecked: from general knowledge." }),
  sources: z.array(z.string()),
});

export const authorityPageSchema = z.object({
  authorities: z.array(authorityOutSchema),
  total: z.int(),
  next_cursor: z.string().nullable(),
});

export const leadQuerySchema = z.strictObject({
  main: place.optional().meta({
    description: "Where it is decided why and how data are processed. Absent: unknown.",
  }),
  establishments: places.optional().meta({
    description: "All establishments, as DE-BE,FR; or none. Absent: unknown.",
  }),
  affected: places.optional().meta({
    description: "Where the affected persons are, as DE,FR; or none. Absent: unknown.",
  }),
  role: z.enum(ROLES).optional().meta({ description: "Absent: unknown." }),
  body: z.enum(BODIES).optional().meta({
    description: "Some places have an authority for public bodies and one for others.",
  }),
});

export const leadOutSchema = z.object({
  kind: z.enum(LEAD_KINDS),
  authorities: z.array(z.string()).meta({ description: "Ids of those to notify." }),
  concerned: z.array(z.string()).meta({ description: "Ids of the others concerned, Art. 4(22)." }),
  undecided: z
    .array(z.object({ place: z.string(), candidates: z.array(z.string()) }))
    .meta({ description: "Places that several share, where more must be known." }),
  reasons: z.array(z.string()),
  missing: z.array(z.enum(LEAD_MISSING)),
});

export type AuthorityFilter = z.output<typeof authorityFilterSchema>;
export type AuthorityOut = z.infer<typeof authorityOutSchema>;
export type LeadQuery = z.output<typeof leadQuerySchema>;
export type LeadOut = z.infer<typeof leadOutSchema>;
