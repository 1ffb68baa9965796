/**
 * Prisma's own schema engine, as the WebAssembly build that npm carries: `prisma migrate`
 * downloads a native one, which a closed network refuses. Same engine, same migrations table.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as Bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

export type SchemaEngine = Bindings.SchemaEngine;

type Glue = typeof Bindings & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

async function loadBindings(): Promise<Glue> {
  const require = createRequire(join(process.cwd(), "package.json"));
  const gluePath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue: Glue = await import(/* webpackIgnore: true */ pathToFileURL(gluePath).href);
  const bytes = readFileSync(join(dirname(gluePath), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return glue;
}

/**
 * Runs `work` with an engine on the database at `url`, and frees it afterwards.
 *
 * @throws what the engine says of the database, as an Error
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine: Engine } = await loadBindings();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const engine = await Engine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
