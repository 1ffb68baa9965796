/** The folders of files in the data directory. */
import { join, resolve } from "node:path";
import { env } from "../env";

/** Where files lie when no other store is set. */
export function filesDir(): string {
  return join(resolve(env().TOCSIN_DATA_DIR), "files");
}

/** Where a file is written while it comes in, whichever store it goes to. */
export function arrivingDir(): string {
  return join(filesDir(), "arriving");
}
