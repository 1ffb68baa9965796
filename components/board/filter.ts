/** Which rows the reader wants to see: of one organisation, of one person. */
import type { BoardRow } from "@/lib/schema/board";

export interface BoardFilter {
  /** Null for all of them. */
  orgName: string | null;
  /** A user's id, NOBODY, or null for all. */
  owner: string | null;
}

export const NO_FILTER: BoardFilter = { orgName: null, owner: null };
/** What nobody has been made the owner of. */
export const NOBODY = "nobody";

export function fits(row: BoardRow, { orgName, owner }: BoardFilter): boolean {
  return (
    (orgName === null || row.org_name === orgName) &&
    (owner === null || (row.incident?.owner?.id ?? NOBODY) === owner)
  );
}

/** The organisations and owners that stand on the board, by name. */
export function choicesIn(rows: readonly BoardRow[]) {
  const orgNames = [...new Set(rows.map(({ org_name }) => org_name))].sort();
  const owners = new Map(
    rows
      .flatMap(({ incident }) => (incident?.owner ? [incident.owner] : []))
      .map(({ id, name }) => [id, name]),
  );
  return {
    orgNames,
    owners: [...owners]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
