/** Where the rows behind a figure are: the register under the same filters. */
import type { Overview } from "@/lib/schema/overview";
import { addressOf, type RegisterFilter } from "../register/filters";

/** The register with the incidents that a figure of this year counts. */
export function rowsOf(
  { from, to }: Pick<Overview, "from" | "to">,
  filter: RegisterFilter = {},
): string {
  return addressOf({
    drill: "false",
    discovered_from: from,
    discovered_to: to,
    ...filter,
  });
}
