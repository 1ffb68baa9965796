/**
 * A backup: everything in the database as of one instant, in a gzipped text file. The first line is a
 * JSON object (format, version, when, the migrations, the sequences); then for each table one object
 * { "table", "columns": [[name, type], …] } and one array per row with each value as PostgreSQL writes
 * it as text, null for NULL; then the bytes of files (backup-files.ts); the last line is { "rows": n }. Read inside one repeatable-read
 * transaction, so it is consistent while the server runs.
 */
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { type FileCount, fileLines, keepsFiles } from "./backup-files";

export const FORMAT = "tocsin-backup";
export const VERSION = 2;
/** Without files; read all the same. */
export const FIRST_VERSION = 1;

/** Written anew by triggers when the rows that they follow from are put back. */
export const DERIVED = ["incident_search", "search_word", "incident_value", "duty_watch"];
/** Not kept: how far the migrations are stands in the first line. */
const LEFT_OUT = ["_prisma_migrations", "rate_bucket", ...DERIVED];
const AT_ONCE = 1_000;

export interface Table {
  name: string;
  /** Name and type of each column. */
  columns: [string, string][];
}

export interface Held extends FileCount {
  rows: number;
}

/**
 * Writes a backup; the file appears when it is whole. Gives how many rows and files it holds.
 *
 * @param url the owner's connection
 * @param withFiles take the bytes of files along, where they lie on this machine
 */
export async function backup(url: string, file: string, withFiles = keepsFiles()): Promise<Held> {
  const half = `${file}.${randomBytes(4).toString("hex")}.part`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const held: Held = { rows: 0, files: 0, missing: 0 };
  try {
    await beginReading(client);
    const lines = linesOf(client, held, withFiles);
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(half, { mode: 0o600 }));
    await rename(half, file);
  } finally {
    await rm(half, { force: true });
    await client.end();
  }
  return held;
}

/** One snapshot for all tables, and values written one way wherever the server stands. */
async function beginReading(client: pg.Client): Promise<void> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query(
    "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'",
  );
  await seeEverything(client);
}

/** Row-level security binds an owner who is no superuser: the transaction names every organisation. */
export async function seeEverything(client: pg.Client): Promise<void> {
  await client.query(
    "SELECT set_config('tocsin.orgs', coalesce((SELECT string_agg(id::text, ',') FROM lookup_all_orgs()), ''), true)",
  );
}

/** The tables that a backup holds, as they are in this database. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
            json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
       AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [LEFT_OUT],
  );
  return rows;
}

async function* linesOf(client: pg.Client, held: Held, withFiles: boolean): AsyncGenerator<string> {
  yield line(await header(client));
  for (const table of await tablesOf(client)) {
    yield line({ table: table.name, columns: table.columns });
    for await (const row of rowsOf(client, table)) {
      held.rows += 1;
      yield line(row);
    }
  }
  if (withFiles) for await (const said of fileLines(client, held)) yield line(said);
  yield line({ rows: held.rows });
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

async function header(client: pg.Client) {
  const migrations = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  );
  const sequences = await client.query<{ name: string; last: string | null }>(
    "SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'",
  );
  const orgs = await client.query<{ id: string }>("SELECT id FROM lookup_all_orgs()");
  return {
    format: FORMAT,
    version: VERSION,
    madeAt: new Date().toISOString(),
    migrations: migrations.rows.map((row) => row.name),
    sequences: sequences.rows,
    organisations: orgs.rows.map((row) => row.id),
  };
}

async function* rowsOf(client: pg.Client, table: Table): AsyncGenerator<(string | null)[]> {
  const columns = table.columns.map(([name]) => `${pg.escapeIdentifier(name)}::text`).join(", ");
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT ${columns} FROM ${pg.escapeIdentifier(table.name)}`,
  );
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${AT_ONCE} FROM backup_rows`,
      rowMode: "array",
    });
    yield* rows;
    if (rows.length < AT_ONCE) break;
  }
  await client.query("CLOSE backup_rows");
}
