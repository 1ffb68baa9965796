/** The views of the register: those that every organisation has, and those that people saved. */
import type { View } from "@/lib/schema/view";
import { filterIn, queryOf, type RegisterFilter } from "./filters";

/** By the key of their name in the words. */
export const USUAL_VIEWS = [
  { id: "all", query: "" },
  { id: "open", query: "status=unresolved&sort=deadline_at" },
  { id: "mine", query: "status=unresolved&owner=me&sort=deadline_at" },
  { id: "serious", query: "status=unresolved&severity=serious&sort=deadline_at" },
  { id: "overdue", query: "overdue=true&sort=deadline_at" },
] as const;

/** Whether the register stands under this view's filter. */
export function isOn(view: Pick<View, "query">, filter: RegisterFilter): boolean {
  return queryOf(filterIn(new URLSearchParams(view.query))) === queryOf(filter);
}
