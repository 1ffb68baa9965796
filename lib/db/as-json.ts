/** Rows on their way into the database: as JSON, which PostgreSQL reads by the names of a table's columns. */
import { columnOf } from "./statement";

/**
 * The rows for json_populate_recordset(NULL::<table>, …). What a row does not name comes out as NULL, not as
 * the column's default: rows must be whole.
 */
export function asJson(rows: readonly object[]): string {
  return JSON.stringify(rows.map(asColumns));
}

function asColumns(row: object): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(row)) {
    columns[columnOf(field)] = typeof value === "bigint" ? String(value) : value;
  }
  return columns;
}
