/** How a person reads: the language and the time zone that they choose in their profile. */
import { z } from "zod";
import { LOCALES } from "../locales";
import { isZone } from "../time";

/** A zone of the IANA database. An offset alone ("+02:00") is none: it knows no summer time. */
export const ianaZone = z
  .string()
  .refine(
    (said) => /^[A-Za-z].{0,63}$/.test(said) && isZone(said),
    "Choose a time zone of the list.",
  );

/** What is left out stays as it is; null: as the browser asks for, as the device says. */
export const readingSchema = z.strictObject({
  locale: z.enum(LOCALES, "Choose a language of the list.").nullable().optional(),
  zone: ianaZone.nullable().optional(),
});

export type ReadingInput = z.input<typeof readingSchema>;
