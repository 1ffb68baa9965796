/**
 * Typed SQL, for what runs often: statements with a name are prepared once for each connection. The schema stays
 * Prisma's, and rows have the types that Prisma gives them.
 */

/** A statement and the type of its rows. */
export interface Statement<Found> {
  readonly name: string;
  readonly text: string;
  /** Never there: it carries the type. */
  readonly found?: Found;
}

/**
 * Declares a statement, with $1, $2, … for its values.
 *
 * @param name unique: it says which statement is meant on the connection
 */
export function statement<Found>(name: string, text: string): Statement<Found> {
  return { name, text };
}

/**
 * The columns of a table under the names that Prisma gives them, for SELECT or RETURNING.
 *
 * @param names every property of the row, so that none is forgotten
 * @param of the table's alias, where it has one
 */
export function columns<Row>(names: Record<keyof Row & string, true>, of?: string): string {
  const prefix = of === undefined ? "" : `${of}.`;
  return Object.keys(names)
    .map((name) => `${prefix}${columnOf(name)} AS "${name}"`)
    .join(", ");
}

const names = new Map<string, string>();

/** orgId is org_id, art33Open is art33_open: so the schema maps every column. */
export function columnOf(property: string): string {
  const known = names.get(property);
  if (known !== undefined) return known;
  const column = property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  names.set(property, column);
  return column;
}
