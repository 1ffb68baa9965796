/**
 * The bytes of files in a backup: after the rows, for each file one object { "file": { orgId, sha256 } } and one string
 * per piece, in base64. Those in a bucket are not taken along: they lie beside the database as it is.
 */
import { createHash, type Hash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { z } from "zod";
import { env } from "../../lib/env";
import { arrivingDir } from "../../lib/files/folders";
import { fileStore, type Kept } from "../../lib/files/store";

/** What became of the files: those that were not there, or not what they were, are counted apart. */
export interface FileCount {
  files: number;
  missing: number;
}

export const fileSchema = z.object({ file: z.object({ orgId: z.uuid(), sha256: z.string() }) });
export const pieceSchema = z.string();

/** Whether files lie on this machine, and not in a bucket. */
export function keepsFiles(): boolean {
  return env().TOCSIN_S3_BUCKET === undefined;
}

/** The lines of every file that the rows of this transaction name. */
export async function* fileLines(client: pg.Client, count: FileCount): AsyncGenerator<unknown> {
  const { rows } = await client.query<Kept>(
    'SELECT DISTINCT org_id::text AS "orgId", sha256 FROM evidence ORDER BY 1, 2',
  );
  const store = fileStore();
  for (const file of rows) {
    if (!(await store.has(file))) {
      count.missing += 1;
      continue;
    }
    yield { file };
    for await (const piece of await store.open(file)) yield Buffer.from(piece).toString("base64");
    count.files += 1;
  }
}

/** Takes files out of a backup, one after the other, and keeps those whose bytes are what their name says. */
export class FilesBack {
  readonly count: FileCount = { files: 0, missing: 0 };
  #file: Kept | null = null;
  #path = "";
  #handle: FileHandle | null = null;
  #hash: Hash = createHash("sha256");

  async begin(file: Kept): Promise<void> {
    await this.end();
    await mkdir(arrivingDir(), { recursive: true, mode: 0o700 });
    this.#file = file;
    this.#path = join(arrivingDir(), randomUUID());
    this.#handle = await open(this.#path, "wx", 0o600);
    this.#hash = createHash("sha256");
  }

  async piece(base64: string): Promise<void> {
    const bytes = Buffer.from(base64, "base64");
    this.#hash.update(bytes);
    await this.#handle?.writeFile(bytes);
  }

  /** Keeps what has come whole. */
  async end(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    await this.#handle?.sync();
    await this.#close();
    if (this.#hash.digest("hex") === file.sha256) {
      await fileStore().keep(file, this.#path);
      this.count.files += 1;
    } else {
      this.count.missing += 1;
    }
    await this.discard();
  }

  /** Throws away what is half there. */
  async discard(): Promise<void> {
    await this.#close();
    if (this.#file) await rm(this.#path, { force: true });
    this.#file = null;
  }

  async #close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }
}
