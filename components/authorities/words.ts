/** The directory's values and the lead helper's in words. */
import type { AuthorityOut, LeadOut } from "@/lib/schema/authorities";

export const MARK_WORDS: Readonly<Record<AuthorityOut["checked"]["name"], string>> = {
  text: "Its own page read",
  secondary: "Found in a source",
  unchecked: "Unchecked",
};

export const KIND_WORDS: Readonly<Record<LeadOut["kind"], string>> = {
  lead: "One authority leads",
  each_concerned: "Each authority concerned is notified",
  single: "One authority is competent",
  cannot_tell: "Cannot tell yet",
};

export const MISSING_WORDS: Readonly<Record<LeadOut["missing"][number], string>> = {
  main_establishment: "the main establishment",
  establishments: "all establishments",
  affected_places: "where the affected persons are",
  role: "the role",
  subdivision: "the part of the country (in Germany the Land)",
  body: "whether it is a public body",
};
