/** Loading many rows: references are not looked up one by one, and large loads build their indexes afterwards. */
import type pg from "pg";

/** Tables that a seed fills, and those that triggers fill from them. */
const FILLED = [
  "incident",
  "duty",
  "fact",
  "filing",
  "decision",
  "ledger_entry",
  "ledger_payload",
  "task",
  "incident_search",
  "incident_tag",
];

/** From how many incidents on it is faster to build the indexes anew. */
const BUILD_ANEW_FROM = 50_000;

/**
 * Runs `load` with the checks of references off and the register's own triggers on, then `multiply` with all of them
 * off. Where there will be much, the indexes are away meanwhile, primary keys apart.
 *
 * @param owner a superuser in a transaction
 * @param rows how many incidents there will be more
 */
export async function loading(
  owner: pg.Client,
  rows: number,
  load: () => Promise<void>,
  multiply: () => Promise<void>,
): Promise<void> {
  for (const table of FILLED) {
    await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
  const away = (await isMost(owner, rows)) ? await dropIndexes(owner) : [];
  await load();
  for (const table of FILLED) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  await multiply();
  await owner.query("SET LOCAL maintenance_work_mem = '1GB'");
  for (const made of away) await owner.query(made);
  for (const table of FILLED) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
}

/** Whether so many more are much, and most of what there will be. */
async function isMost(owner: pg.Client, rows: number): Promise<boolean> {
  if (rows < BUILD_ANEW_FROM) return false;
  const { rows: held } = await owner.query("SELECT 1 FROM incident LIMIT 1 OFFSET $1", [rows]);
  return held.length === 0;
}

/** @returns the statements that make them again */
async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; made: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(x.indexrelid) AS made
     FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relname = ANY ($1) AND t.relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)`,
    [FILLED],
  );
  for (const { name } of rows) await owner.query(`DROP INDEX "${name}"`);
  return rows.map(({ made }) => made);
}
