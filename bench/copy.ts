/** Rows into tables by COPY: written to files as PostgreSQL's text format, which the server reads itself. */
import { chmodSync, closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

export type CopyRow = Readonly<Record<string, unknown>>;

const FLUSH_CHARS = 1_000_000;
let made = 0;

/** A column's name from a field's: dueAt is due_at. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** One value in the text format of COPY. */
export function copyText(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  return plainText(value).replace(
    /[\\\n\r\t]/g,
    (sign) => ({ "\n": "\\n", "\r": "\\r", "\t": "\\t" })[sign] ?? "\\\\",
  );
}

function plainText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return `{${value.map(element).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function element(value: unknown): string {
  return `"${String(value).replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;
}

interface Open {
  file: string;
  fd: number;
  fields: string[];
  waiting: string;
}

/** Files of rows, one for each table. They lie in `dir`, which the database's account must be able to enter. */
export class CopyFiles {
  readonly #open = new Map<string, Open>();

  constructor(readonly dir: string) {}

  /** Adds a row; all rows of a table have the same fields. */
  add(table: string, row: CopyRow): void {
    const open = this.#open.get(table) ?? this.#begin(table, row);
    open.waiting += `${open.fields.map((field) => copyText(row[field])).join("\t")}\n`;
    if (open.waiting.length > FLUSH_CHARS) this.#flush(open);
  }

  /** Loads each file into its table, in the order of `tables`, and removes it. */
  async load(owner: pg.Client, tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      const open = this.#open.get(table);
      if (!open) continue;
      this.#flush(open);
      closeSync(open.fd);
      this.#open.delete(table);
      const columns = open.fields.map(columnOf).join(", ");
      await owner.query(`COPY ${table} (${columns}) FROM '${open.file}'`);
      rmSync(open.file);
    }
  }

  #begin(table: string, row: CopyRow): Open {
    const file = join(this.dir, `${table}-${++made}.copy`);
    const open = { file, fd: openSync(file, "w"), fields: Object.keys(row), waiting: "" };
    // The database may run as an account of its own.
    chmodSync(file, 0o644);
    this.#open.set(table, open);
    return open;
  }

  #flush(open: Open): void {
    writeSync(open.fd, open.waiting);
    open.waiting = "";
  }
}
