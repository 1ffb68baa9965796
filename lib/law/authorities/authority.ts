/** A supervisory authority as data: whom it oversees, how it is called, where it is told of a breach. */
import { z } from "zod";
import { CHECKED } from "../rule";

/** Whom an authority oversees. `federal`: Germany's federal bodies, telecommunications and post. */
export const OVERSEEN = ["any", "private", "public", "federal", "eu_institutions"] as const;

const said = z.string().trim().min(1);
const address = z.url({ protocol: /^https$/, error: "Use an https address." });
const mark = z.enum(CHECKED);

export const authoritySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]{2}-[a-z]+$/),
    /** ISO 3166-1; EU for the Union's own. */
    country: z.string().regex(/^[A-Z]{2}$/),
    /** ISO 3166-2, where it oversees a part of the country only. */
    subdivision: z
      .string()
      .regex(/^[A-Z]{2}-[A-Z]{2}$/)
      .nullable(),
    /** In English; a translation where the authority has no English name of its own. */
    name: said,
    /** As it calls itself. `language` is a BCP 47 tag. */
    ownNames: z.array(z.strictObject({ language: z.string().regex(/^[a-z]{2}$/), name: said })),
    /** What people write. The first is the one to write; another authority may share one. */
    shortNames: z.array(said).min(1),
    oversees: z.enum(OVERSEEN),
    /** In words, where it is not everybody of its country. */
    competence: said.nullable(),
    website: address.nullable(),
    /** Where a breach is notified. Never guessed: null where no source named it. */
    notificationPage: address.nullable(),
    /** How well each was checked; `secondary` has its source below. No address, no mark. */
    checked: z.strictObject({
      name: mark,
      website: mark.nullable(),
      notificationPage: mark.nullable(),
    }),
    sources: z.array(z.url()),
  })
  .refine(({ website, checked }) => (website === null) === (checked.website === null), {
    path: ["checked", "website"],
    error: "An address has a mark, and only an address.",
  })
  .refine(
    ({ notificationPage, checked }) =>
      (notificationPage === null) === (checked.notificationPage === null),
    {
      path: ["checked", "notificationPage"],
      error: "An address has a mark, and only an address.",
    },
  )
  .refine(
    ({ checked, sources }) =>
      Object.values(checked).every((its) => its === null || its === "unchecked") ||
      sources.length > 0,
    { path: ["sources"], error: "What was checked has a source." },
  )
  .refine(
    ({ country, subdivision }) => subdivision === null || subdivision.startsWith(`${country}-`),
    { path: ["subdivision"], error: "A subdivision lies in its country." },
  )
  .refine(({ oversees, competence }) => oversees === "any" || competence !== null, {
    path: ["competence"],
    error: "Say whom it oversees.",
  });

export type AuthoritySource = z.input<typeof authoritySchema>;
export type Authority = z.output<typeof authoritySchema>;
