/** Putting a backup back: all of it in one transaction, or nothing. */
import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { z } from "zod";
import { migrate, migrationNames } from "../../lib/db/migrate";
import { deriveAppRole, prepareAppRole } from "../../lib/db/roles";
import { StartFault } from "../../lib/db/start-fault";
import { env } from "../../lib/env";
import { DERIVED, FIRST_VERSION, FORMAT, type Held, tablesOf, VERSION } from "./backup";
import { FilesBack, fileSchema, pieceSchema } from "./backup-files";

const AT_ONCE = 500;
/** Tables of a new database that are not empty. */
const FILLED_FROM_THE_START = ['"setting"', '"ledger_reader"'];

const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.union([z.literal(VERSION), z.literal(FIRST_VERSION)]),
  migrations: z.array(z.string()),
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
  organisations: z.array(z.string()),
});
const tableSchema = z.object({
  table: z.string(),
  columns: z.array(z.tuple([z.string(), z.string()])),
});
const rowSchema = z.array(z.string().nullable());
const endSchema = z.object({ rows: z.number() });

type Header = z.infer<typeof headerSchema>;
type Into = z.infer<typeof tableSchema>;

/**
 * Puts a backup into the database, its files into the store that the settings name, and gives how many it held.
 * Files go first: those of a restore that fails stand in no row, and are swept.
 *
 * @param url the owner's connection
 * @param replace drop what the database holds
 * @throws StartFault when the file is no whole backup of this version, the database is in use, or it
 *   holds something and `replace` is not said
 */
export async function restore(url: string, file: string, replace: boolean): Promise<Held> {
  const lines = linesOf(file);
  const header = await readHeader(lines, file);
  requireSameVersion(header);
  await migrate(url);
  const appUrl = await prepareAppRole(url, env().DATABASE_APP_URL);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    await requireUnused(client, new URL(appUrl).username || deriveAppRole(url).name);
    const tables = (await tablesOf(client)).map((table) => pg.escapeIdentifier(table.name));
    await requireEmpty(client, tables, replace);
    await client.query(`TRUNCATE ${[...tables, ...DERIVED].join(", ")}`);
    const held = await insertAll(client, header, lines, file);
    await client.query("COMMIT");
    return held;
  } finally {
    await client.end();
  }
}

async function* linesOf(file: string): AsyncGenerator<unknown> {
  if (!existsSync(file)) throw new StartFault(`There is no file ${file}.`);
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  try {
    for await (const said of createInterface({ input: source.pipe(unpacked) })) {
      yield JSON.parse(said);
    }
  } catch (cause) {
    throw notWhole(file, cause);
  }
}

function notWhole(file: string, cause?: unknown): StartFault {
  return new StartFault(`${file} is not a whole backup of Tocsin. Nothing was changed.`, { cause });
}

async function readHeader(lines: AsyncGenerator<unknown>, file: string): Promise<Header> {
  const first = await lines.next();
  const header = headerSchema.safeParse(first.value);
  if (!header.success) throw notWhole(file);
  return header.data;
}

function requireSameVersion(header: Header): void {
  const ours = migrationNames();
  if (header.migrations.join() === ours.join()) return;
  const last = header.migrations.at(-1);
  throw new StartFault(
    ours.includes(last ?? "")
      ? `The backup was made by an older version of Tocsin (${last}). Restore it with that version, then start this one: it brings the database up to date.`
      : `The backup was made by a newer version of Tocsin (${last}). Restore it with that version.`,
  );
}

async function requireUnused(client: pg.Client, appRole: string): Promise<void> {
  // A connection that has just ended is listed a moment longer.
  for (let look = 1; look <= 10; look++) {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename = $1",
      [decodeURIComponent(appRole)],
    );
    if (!rowCount) return;
    await wait(100);
  }
  throw new StartFault("Tocsin runs on this database. Stop it, then restore.");
}

async function requireEmpty(client: pg.Client, tables: string[], replace: boolean): Promise<void> {
  if (replace) return;
  // As the owner, whom row-level security may bind: the sizes tell where the rows do not show.
  const { rows } = await client.query<{ used: boolean }>(
    "SELECT bool_or(pg_relation_size(t::regclass) > 0) AS used FROM unnest($1::text[]) t",
    [tables.filter((table) => !FILLED_FROM_THE_START.includes(table))],
  );
  if (rows[0]?.used) {
    throw new StartFault(
      "The database is not empty. To drop what it holds and put the backup in its place, add --replace.",
    );
  }
}

async function insertAll(
  client: pg.Client,
  header: Header,
  lines: AsyncGenerator<unknown>,
  file: string,
): Promise<Held> {
  await client.query("SET LOCAL TimeZone = 'UTC'");
  await client.query("SELECT set_config('tocsin.orgs', $1, true)", [
    header.organisations.join(","),
  ]);
  const immediate = await deferReferences(client);
  let table: Into | null = null;
  let batch: (string | null)[][] = [];
  let count = 0;
  let whole = false;
  const flush = async () => {
    if (table && batch.length > 0) await insert(client, table, batch);
    count += batch.length;
    batch = [];
  };
  const files = new FilesBack();
  try {
    for await (const said of lines) {
      const row = rowSchema.safeParse(said);
      if (row.success) {
        if (batch.push(row.data) === AT_ONCE) await flush();
        continue;
      }
      const piece = pieceSchema.safeParse(said);
      if (piece.success) {
        await files.piece(piece.data);
        continue;
      }
      await flush();
      await files.end();
      const next = tableSchema.safeParse(said);
      const kept = fileSchema.safeParse(said);
      if (next.success) table = next.data;
      else if (kept.success) await files.begin(kept.data.file);
      else whole = endSchema.safeParse(said).data?.rows === count;
    }
  } finally {
    await files.discard();
  }
  if (!whole) throw notWhole(file);
  await immediate();
  for (const { name, last } of header.sequences) {
    if (last !== null) await client.query("SELECT setval($1::regclass, $2)", [name, last]);
  }
  return { rows: count, ...files.count };
}

/**
 * Rows may come before those they refer to: references are checked at the end. Gives what checks them
 * and makes them as they were.
 */
async function deferReferences(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name FROM pg_constraint
     WHERE contype = 'f' AND NOT condeferrable AND connamespace = 'public'::regnamespace`,
  );
  const alter = async (how: string) => {
    for (const { table, name } of rows) {
      await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} ${how}`);
    }
  };
  await alter("DEFERRABLE INITIALLY DEFERRED");
  return async () => {
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    await alter("NOT DEFERRABLE");
  };
}

async function insert(client: pg.Client, table: Into, batch: (string | null)[][]): Promise<void> {
  const names = table.columns.map(([name]) => pg.escapeIdentifier(name));
  const values = table.columns.map(([, type], at) => {
    // Transaction numbers of another cluster mean nothing here, and greater ones than ours would hide the
    // entries from every reader: all become the oldest, in the order of their sequence.
    return type === "xid8" ? "'3'::xid8" : `v.c${at}::${type}`;
  });
  const columns = table.columns.map((_, at) => batch.map((row) => row[at] ?? null));
  const from = columns.map((_, at) => `$${at + 1}::text[]`).join(", ");
  const aliases = columns.map((_, at) => `c${at}`).join(", ");
  await client.query(
    `INSERT INTO ${pg.escapeIdentifier(table.table)} (${names.join(", ")})
     SELECT ${values.join(", ")} FROM unnest(${from}) AS v(${aliases})`,
    columns,
  );
}
