/** The data directory: what this machine keeps of its own. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartFault } from "./start-fault";

/**
 * Makes the directory where it is missing, closed to others. Where we are root, others may pass through
 * but not look: the account that PostgreSQL runs as has to.
 *
 * @param dir an absolute path
 * @throws StartFault when it cannot be made or written
 */
export function prepareDataDir(dir: string): void {
  try {
    make(dir);
    if (!statSync(dir).isDirectory()) throw new Error("not a directory");
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartFault(
      `The data directory ${dir} cannot be written. Set TOCSIN_DATA_DIR to one that can.`,
      { cause },
    );
  }
}

/** Step by step: mkdir's own "recursive" never ends where a folder of the system takes no new ones. */
function make(dir: string): void {
  if (existsSync(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) make(parent);
  mkdirSync(dir, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
