/** Where a column stands on screens that have no room for all, and to which side it leans. */
import type { Column } from "./looks";

export const COLUMN_LOOKS: Readonly<Record<Column, string>> = {
  number: "",
  title: "",
  status: "",
  severity: "max-lg:hidden",
  breach_kind: "max-lg:hidden",
  found: "max-md:hidden",
  deadline: "",
  people: "text-right",
  type: "max-lg:hidden",
  tags: "max-lg:hidden",
  organisation: "max-lg:hidden",
  changed: "max-lg:hidden",
  owner: "max-lg:hidden text-right",
};
