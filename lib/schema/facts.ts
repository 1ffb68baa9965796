/** The facts of an incident as the privacy door and the screens state them: POST …/{id}/facts. */
import { z } from "zod";
import {
  AVAILABILITY,
  CONFIDENTIALITY,
  DATA_CATEGORIES,
  FINDINGS,
  INSTANTS,
  INTEGRITY,
  PERSON_CATEGORIES,
  RISKS,
  ROLES,
} from "../law/facts";
import { pastInstant } from "./instant";
import { isPlace } from "./profile";
import { filledText, text } from "./text";

const LONG = 100_000;
/** More people than live on earth: a larger count is a slip. */
const MOST = 10 ** 10;

/** ISO 3166-1 or 3166-2: DE, US-CA. */
const PLACE_MEND = "Use a code of ISO 3166 in capitals: DE, FR, GB, GR, US-CA.";
export const placeCode = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,4})?$/, { error: PLACE_MEND, abort: true })
  .refine(isPlace, PLACE_MEND);

/** An IANA zone that this runtime knows. */
export const zoneName = text(60).refine((zone) => {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}, "Use an IANA time zone: Europe/Berlin.");

const number = z.int("Use a whole number.").min(0, "Use 0 or more.").max(MOST);
export const countSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["exact", "approximate"]), number }),
  z.strictObject({ kind: z.enum(["unknown", "to_be_determined"]) }),
]);

/** An instant, with the text it was typed as. */
const typedInstant = z
  .string()
  .meta({ format: "date-time" })
  .transform((typed, ctx) => {
    const read = pastInstant.safeParse(typed);
    if (read.success) return { at: read.data, typed };
    for (const { message } of read.error.issues) ctx.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/** An instant alone, or with the zone it was read off and whether it is an estimate. */
const statedInstant = z.union([
  typedInstant.transform((said) => ({ ...said, zone: undefined, estimated: false })),
  z
    .strictObject({
      at: typedInstant,
      zone: zoneName.optional(),
      estimated: z.boolean().default(false),
    })
    .transform(({ at, ...more }) => ({ ...at, ...more })),
]);

const long = text(LONG);
const places = z
  .array(z.strictObject({ place: placeCode, persons: countSchema }))
  .max(300)
  .refine(
    (list) => new Set(list.map(({ place }) => place)).size === list.length,
    "Name each place once.",
  );

/** Facts that are no instant. Each is stated as a whole: a new statement takes the place of the old one. */
export const statedSchema = z.strictObject({
  role: z.enum(ROLES),
  controllers: z
    .array(filledText(200))
    .max(200)
    .meta({ description: "For a processor: its controllers, by the names of the firms." }),
  zone: zoneName.meta({ description: "Where days are counted; else the organisation's zone." }),
  affected: z
    .strictObject({ places, complete: z.boolean() })
    .meta({ description: "Where the affected live. complete: nobody lives anywhere else." }),
  persons: countSchema,
  records: countSchema,
  person_categories: z.array(z.enum(PERSON_CATEGORIES)).max(PERSON_CATEGORIES.length),
  data_categories: z.array(z.enum(DATA_CATEGORIES)).max(DATA_CATEGORIES.length),
  nature: z.strictObject({
    confidentiality: z.enum(CONFIDENTIALITY).optional(),
    integrity: z.enum(INTEGRITY).optional(),
    availability: z.enum(AVAILABILITY).optional(),
  }),
  protection: z.strictObject({
    data: z.enum(["unintelligible", "partly_unintelligible", "readable", "unknown"]),
    key: z.enum(["safe", "compromised", "unknown", "none"]),
  }),
  risk: z.strictObject({ level: z.enum(RISKS), reasons: filledText(LONG) }),
  findings: z.partialRecord(z.enum(FINDINGS), z.boolean()),
  consequences: long,
  effects: long,
  measures_taken: long,
  measures_proposed: long,
  remedial_action: long,
  contact: text(2000).meta({
    description: "The data protection officer or another contact point.",
  }),
});

export const STATED = statedSchema.keyof().options;
export type StatedKind = (typeof STATED)[number];

const instants = Object.fromEntries(
  INSTANTS.map((name) => [
    name,
    name === "aware_at" ? statedInstant.optional() : statedInstant.nullable().optional(),
  ]),
) as { [K in (typeof INSTANTS)[number]]: z.ZodOptional<z.ZodNullable<typeof statedInstant>> };

const stated = Object.fromEntries(
  Object.entries(statedSchema.shape).map(([name, schema]) => [name, schema.nullable().optional()]),
) as { [K in StatedKind]: z.ZodOptional<z.ZodNullable<(typeof statedSchema.shape)[K]>> };

const says = {
  ...instants,
  ...stated,
  reason: long.optional().meta({
    description:
      "Why: for a correction of an instant, and for an awareness that lies later than the detection.",
  }),
};

/** What a declaration may say besides: all but the awareness, which is its discovered_at. */
export const declaredFactsSchema = z.strictObject(says).omit({ aware_at: true });

export const factsBodySchema = z
  .strictObject({
    ...says,
    delay_reasons: long.optional().meta({
      description: "Required where a corrected awareness makes a filing late.",
    }),
  })
  .refine(
    ({ reason: _, delay_reasons: __, ...facts }) =>
      Object.values(facts).some((value) => value !== undefined),
    "State at least one fact.",
  )
  .meta({
    examples: [
      {
        detected_at: "2026-05-29T18:02:00+02:00",
        role: "controller",
        affected: {
          places: [
            { place: "DE", persons: { kind: "approximate", number: 900 } },
            { place: "FR", persons: { kind: "unknown" } },
          ],
          complete: true,
        },
        persons: { kind: "approximate", number: 1284 },
        data_categories: ["basic", "contact", "economic"],
        protection: { data: "readable", key: "none" },
        reason:
          "The alarm came at two past six; that people's data had gone was clear an hour later.",
      },
    ],
  });

const out = z.iso.datetime({ precision: 3 });
const actor = z.object({ type: z.string(), id: z.string(), name: z.string() });

/** One statement, as it stands for ever. */
export const factOutSchema = z.object({
  id: z.uuid(),
  fact: z.string().meta({ examples: ["aware_at", "affected"] }),
  /** An instant, or the fact's own shape; null where it was taken back. */
  value: z.unknown(),
  estimated: z.boolean(),
  typed: z.string().nullable(),
  zone: z.string().nullable(),
  reason: z.string().nullable(),
  delay_reasons: z.string().nullable(),
  moved_after_deadline: z.boolean(),
  recorded_at: out,
  recorded_by: actor,
});

/** What stands now, by name, and everything that was ever stated. */
export const factsOutSchema = z.object({
  now: z.record(z.string(), z.unknown()),
  /** Facts that cannot both be true; no clock runs from them. */
  contradictions: z.array(z.object({ facts: z.array(z.string()), sentence: z.string() })),
  /** What Art. 33(3) asks for and nothing on record says. */
  missing: z.array(z.object({ item: z.string(), citation: z.string(), fact: z.string() })),
  history: z.array(factOutSchema).meta({ description: "Oldest first." }),
});

export type FactsInput = z.input<typeof factsBodySchema>;
export type FactsBody = z.output<typeof factsBodySchema>;
export type StatedInstant = z.output<typeof statedInstant>;
export type Stated = z.output<typeof statedSchema>;
export type FactOut = z.infer<typeof factOutSchema>;
export type FactsOut = z.infer<typeof factsOutSchema>;
