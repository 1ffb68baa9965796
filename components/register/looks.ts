/** How the register is shown: the columns and how dense its rows are. Kept on the device, read by the server. */

/** In the order in which they stand. The title always does. */
export const COLUMNS = [
  "number",
  "title",
  "status",
  "severity",
  "breach_kind",
  "found",
  "deadline",
  "people",
  "type",
  "tags",
  "organisation",
  "changed",
  "owner",
] as const;
export type Column = (typeof COLUMNS)[number];

const USUAL: readonly Column[] = [
  "number",
  "title",
  "status",
  "severity",
  "breach_kind",
  "found",
  "deadline",
  "people",
  "owner",
];

/** The height of a row in px. */
export const DENSITIES = [48, 40, 32] as const;
export type Density = (typeof DENSITIES)[number];

export interface Looks {
  columns: readonly Column[];
  density: Density;
}

/** Reads the looks out of the cookies; what they do not say is as usual. */
export function readLooks(columns: string | undefined, density: string | undefined): Looks {
  const said = columns?.split(".") ?? [];
  const known = COLUMNS.filter((column) => column === "title" || said.includes(column));
  return {
    columns: known.length > 1 ? known : USUAL,
    density: DENSITIES.find((one) => String(one) === density) ?? 40,
  };
}

/** Columns as the cookie holds them. */
export const writeColumns = (columns: readonly Column[]): string => columns.join(".");
