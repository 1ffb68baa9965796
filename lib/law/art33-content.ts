/** What a notification must say at least (GDPR Art. 33(3)), and which of it nothing on record says yet. */
import type { Count } from "./facts";

export interface Art33Content {
  nature: boolean;
  personCategories: readonly string[] | null;
  persons: Count | null;
  dataCategories: readonly string[] | null;
  records: Count | null;
  contact: string | null;
  consequences: string | null;
  measuresTaken: string | null;
  measuresProposed: string | null;
}

export interface MissingItem {
  item: string;
  citation: string;
  /** The fact to state, by its name at the API. */
  fact: string;
}

/** "Unknown" is an answer, where the law says "where possible"; "to be determined" is none yet. */
const counted = (count: Count | null) => count !== null && count.kind !== "to_be_determined";
const listed = (codes: readonly string[] | null) =>
  codes?.some((code) => code !== "to_be_determined") === true;
const said = (text: string | null) => text !== null && text.trim() !== "";

/** The items of Art. 33(3) that are missing, in the order of the law. */
export function missingOfArt33(content: Art33Content): MissingItem[] {
  const items: [present: boolean, item: string, letter: string, fact: string][] = [
    [content.nature, "The nature of the breach", "(a)", "nature"],
    [
      listed(content.personCategories),
      "Categories of persons affected",
      "(a)",
      "person_categories",
    ],
    [counted(content.persons), "Number of persons affected", "(a)", "persons"],
    [listed(content.dataCategories), "Categories of data affected", "(a)", "data_categories"],
    [counted(content.records), "Number of records affected", "(a)", "records"],
    [said(content.contact), "Data protection officer or another contact point", "(b)", "contact"],
    [said(content.consequences), "Likely consequences", "(c)", "consequences"],
    [
      said(content.measuresTaken) || said(content.measuresProposed),
      "Measures taken or proposed",
      "(d)",
      "measures_taken",
    ],
  ];
  return items
    .filter(([present]) => !present)
    .map(([, item, letter, fact]) => ({ item, citation: `GDPR Art. 33(3)${letter}`, fact }));
}
