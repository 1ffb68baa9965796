/** A row of any table, for tests that are about the table and not about what it says. */
import { ownerClient } from "./fixtures";

interface Column {
  name: string;
  type: string;
  kind: string;
  label: string | null;
}

/**
 * Writes a row with the least that the table takes, made from what the catalogue says of its columns,
 * and the values that are given. References are not checked.
 */
export async function insertAny(table: string, given: Record<string, unknown> = {}): Promise<void> {
  const client = await ownerClient();
  const { rows: columns } = await client.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, t.typtype AS kind,
            (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid LIMIT 1) AS label
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
       AND ((a.attnotnull AND NOT a.atthasdef) OR a.attname = ANY ($2)
            -- A duty belongs to an incident or to a session.
            OR a.attname = 'session_id')`,
    [table, Object.keys(given)],
  );
  const names = columns.map((column) => `"${column.name}"`).join(", ");
  const values = columns.map((column, at) => `$${at + 1}::${column.type}`).join(", ");
  const said = columns.map((column) => (column.name in given ? given[column.name] : least(column)));
  await client.query("BEGIN; SET LOCAL session_replication_role = replica");
  await client.query(`INSERT INTO ${table} (${names}) VALUES (${values})`, said);
  await client.query("COMMIT");
}

function least({ name, type, kind, label }: Column): unknown {
  if (kind === "e") return label;
  if (type === "uuid") return crypto.randomUUID();
  if (type.startsWith("timestamp")) return new Date();
  if (type.endsWith("[]") || type.startsWith("json")) return "{}";
  if (type === "bytea") return Buffer.from([0]);
  if (type === "boolean") return false;
  if (type === "tsvector") return "";
  return type === "text" ? `${name} x` : 1;
}
