/**
 * The facts as a form holds them: all as typed, so that half a date and "about 200" survive a reload. Every
 * name is the name of the fact at the API. What is empty was not said, and is never sent as a no.
 */
import { z } from "zod";
import { FINDINGS, type Finding, INSTANTS, type InstantFact } from "@/lib/law/facts";

/** The instants but for the awareness, which has a field of its own everywhere. */
export const FORM_INSTANTS = INSTANTS.filter((name) => name !== "aware_at");
export type FormInstant = Exclude<InstantFact, "aware_at">;

export interface InstantForm {
  /** RFC 3339 with offset; "" until somebody says it. */
  at: string;
  estimated: boolean;
}

export interface CountForm {
  /** exact, approximate, unknown, to_be_determined; "" until somebody says it. */
  kind: string;
  number: string;
}

export interface PlaceForm {
  place: string;
  persons: CountForm;
}

export const TEXT_FACTS = [
  "consequences",
  "effects",
  "measures_taken",
  "measures_proposed",
  "remedial_action",
  "contact",
] as const;
export type TextFact = (typeof TEXT_FACTS)[number];

export type FactsForm = Record<FormInstant, InstantForm> &
  Record<TextFact | "reason", string> & {
    role: string;
    /** Names of firms, one to a line. */
    controllers: string;
    affected: { places: PlaceForm[]; complete: boolean };
    persons: CountForm;
    records: CountForm;
    person_categories: string[];
    data_categories: string[];
    nature: { confidentiality: string; integrity: string; availability: string };
    protection: { data: string; key: string };
    risk: { level: string; reasons: string };
    findings: Partial<Record<Finding, boolean>>;
  };
export type FactName = keyof FactsForm;

const someText = z.string().catch("");
const someTexts = z.array(z.string()).catch([]);
const yes = z.boolean().catch(false);
const instantForm = z.object({ at: someText, estimated: yes }).catch({ at: "", estimated: false });
const countForm = z.object({ kind: someText, number: someText }).catch({ kind: "", number: "" });
const formSchema = z.object({
  occurred_from: instantForm,
  occurred_to: instantForm,
  detected_at: instantForm,
  reported_internally_at: instantForm,
  processor_informed_at: instantForm,
  classified_at: instantForm,
  determined_at: instantForm,
  fix_available_at: instantForm,
  role: someText,
  controllers: someText,
  affected: z
    .object({
      places: z.array(z.object({ place: z.string(), persons: countForm })).catch([]),
      complete: yes,
    })
    .catch({ places: [], complete: false }),
  persons: countForm,
  records: countForm,
  person_categories: someTexts,
  data_categories: someTexts,
  nature: z
    .object({ confidentiality: someText, integrity: someText, availability: someText })
    .catch({ confidentiality: "", integrity: "", availability: "" }),
  protection: z.object({ data: someText, key: someText }).catch({ data: "", key: "" }),
  risk: z.object({ level: someText, reasons: someText }).catch({ level: "", reasons: "" }),
  findings: z.partialRecord(z.enum(FINDINGS), z.boolean()).catch({}),
  consequences: someText,
  effects: someText,
  measures_taken: someText,
  measures_proposed: someText,
  remedial_action: someText,
  contact: someText,
  reason: someText,
});

/** A form out of whatever was kept: what is missing or of another kind is empty. */
export function factsFormFrom(kept: unknown): FactsForm {
  const one = kept !== null && typeof kept === "object" && !Array.isArray(kept);
  return formSchema.parse(one ? kept : {});
}

/** A form in which nothing is said yet. */
export const NOTHING_STATED: FactsForm = factsFormFrom({});

export function isFactName(name: unknown): name is FactName {
  return typeof name === "string" && name in NOTHING_STATED;
}

export function isInstant(name: FactName): name is FormInstant {
  return FORM_INSTANTS.some((one) => one === name);
}
