/** The public form: what a reporter says, what they are told, and how an organisation sets it up. */
import { z } from "zod";
import { LOCALES } from "../locales";
import { zoneName } from "./facts";
import { pastInstant } from "./instant";
import type { MappedField } from "./intake-source";
import { filledText, text } from "./text";

export const REPORTER_ROLES = ["staff", "processor", "public"] as const;
export type ReporterRole = (typeof REPORTER_ROLES)[number];

/** Files with one report, and with each addition to it. */
export const MOST_REPORT_FILES = 5;

/** Kinds of data in the words of people who know no law. */
export const REPORT_KINDS = [
  "contact",
  "identity",
  "financial",
  "health",
  "credentials",
  "employment",
  "location",
  "children",
  "other",
] as const;

export const reportSchema = z.strictObject({
  role: z.enum(REPORTER_ROLES, "Say who you are."),
  happened: filledText(20_000),
  /** When the reporter noticed it, in UTC, with the zone it was typed in. */
  noticed_at: pastInstant.optional(),
  zone: zoneName.optional(),
  kinds: z
    .array(z.enum(REPORT_KINDS))
    .max(REPORT_KINDS.length)
    .transform((said) => [...new Set(said)]),
  people: z
    .int("Use a whole number.")
    .min(0, "Use 0 or more.")
    .max(10 ** 10)
    .optional(),
  contact: text(500).optional(),
  language: z.enum(LOCALES),
});
export type Report = z.infer<typeof reportSchema>;
export type ReportInput = z.input<typeof reportSchema>;

export const additionSchema = z.strictObject({ text: filledText(20_000) });
export type Addition = z.infer<typeof additionSchema>;

/** What a reporter is told of how far their report has come; nothing else of the register. */
export const REPORT_STATES = ["received", "in_progress", "closed"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const formSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  /** How the address begins. */
  word: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      "Use small letters, digits and single hyphens: acme-privacy.",
    )
    .max(40, "Use at most 40 characters."),
  intro: text(2_000),
  /** A new address; the old one is found no more. */
  renew: z.boolean().default(false),
});
export type FormSettings = z.infer<typeof formSettingsSchema>;
export type FormSettingsInput = z.input<typeof formSettingsSchema>;

export interface FormView {
  enabled: boolean;
  word: string;
  /** The whole last step of the address; null before the first save. */
  slug: string | null;
  intro: string;
}

/** How an incident came in, for those who work on it. */
export interface Origin {
  report: {
    role: ReporterRole;
    happened: string;
    noticed_at: string | null;
    zone: string | null;
    kinds: (typeof REPORT_KINDS)[number][];
    people: number | null;
    contact: string | null;
    language: string;
    received_at: string;
    additions: { id: string; text: string; received_at: string }[];
  } | null;
  deliveries: {
    id: string;
    source: string;
    external_id: string | null;
    severity_hint: string | null;
    unmapped: { field: MappedField; why: string }[];
    received_at: string;
  }[];
  /** Nobody has stated an awareness or decided anything yet. */
  undecided: boolean;
}
