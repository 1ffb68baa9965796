/**
 * Prisma's own schema engine, as the WebAssembly build that npm carries: `prisma migrate`
 * downloads a native one, which a closed network refuses. Same engine, same migrations table.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from "@prisma/driver-adapter-utils";
import type * as Bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

export type SchemaEngine = Bindings.SchemaEngine;

type Glue = typeof Bindings & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

/**
 * The glue as what it is at run time: the imports that the engine's WebAssembly asks for. The engine
 * waits ten seconds at most for its lock, and never takes that alarm back: it must not keep a process alive.
 */
function asImports(glue: Glue): WebAssembly.ModuleImports {
  const timers = Object.keys(glue)
    .filter((name) => name.startsWith("__wbg_setTimeout"))
    .map((name) => [name, (act: () => void, ms: number) => setTimeout(act, ms >>> 0).unref()]);
  return { ...glue, ...Object.fromEntries(timers) };
}

// The glue keeps one instance for the whole process: a second one would pull the first from under its engines. The
// tests' two projects set themselves up in one process, each with modules of its own.
const held = globalThis as typeof globalThis & { tocsinSchemaEngine?: Promise<Glue> };

async function loadBindings(): Promise<Glue> {
  const require = createRequire(join(process.cwd(), "package.json"));
  const gluePath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue: Glue = await import(/* webpackIgnore: true */ pathToFileURL(gluePath).href);
  const bytes = readFileSync(join(dirname(gluePath), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": asImports(glue),
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return glue;
}

// Says inside a migration's own transaction that it is done. Without it a process that dies between the
// migration and its mark leaves a finished one that looks failed.
const MARK_DONE = `
;DO $done$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL;
  END IF;
END $done$`;

/** The type of the catalogue's one-letter columns, and of texts. */
const CHAR = 18;
const TEXT = 25;

/**
 * Prisma's adapter for the engine's use, mended in two places. It cuts a script at every semicolon, also
 * inside function bodies, and runs the pieces one by one; here a script goes to the server whole, which
 * makes it one transaction. And it does not know one-letter columns, which the engine reads to see what
 * a database holds.
 */
class EngineAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const ask = pool.query.bind(pool);
    const letters = new WeakMap<object, number[]>();
    const askForText = async (asked: pg.QueryConfig) => {
      const answer = await ask(asked);
      const found = answer.fields.flatMap((field, at) => (field.dataTypeID === CHAR ? [at] : []));
      letters.set(answer.rows, found);
      const fields = answer.fields.map((field, at) =>
        found.includes(at) ? { ...field, dataTypeID: TEXT } : field,
      );
      return Object.assign(answer, { fields });
    };
    Object.assign(pool, { query: askForText });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const at of letters.get(result.rows) ?? []) {
        result.columnTypes[at] = ColumnTypeEnum.Character;
      }
      return result;
    };
    adapter.executeScript = async (script) => {
      await ask(script + MARK_DONE).catch(rethrow);
    };
    return adapter;
  }
}

/** As the engine wants to be told, else it knows only that something went wrong. */
function rethrow(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  throw new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/**
 * Runs `work` with an engine on the database at `url`, and frees it afterwards.
 *
 * @param datamodels the schema files, where the work compares a database with them
 * @throws what the engine says of the database, as an Error
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
  datamodels?: [string, string][],
): Promise<T> {
  held.tocsinSchemaEngine ??= loadBindings();
  const { SchemaEngine: Engine } = await held.tocsinSchemaEngine;
  const pool = new pg.Pool({ connectionString: url, max: 5 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new EngineAdapter(pool));
  try {
    const engine = await Engine.new({ datamodels }, () => {}, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}
