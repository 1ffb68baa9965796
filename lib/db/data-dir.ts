/** The data directory: what this machine keeps of its own. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
} from "node:fs";
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
    letThrough(dir);
    if (!statSync(dir).isDirectory()) throw new Error("not a directory");
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartFault(
      `The data directory ${dir} cannot be written. Set TOCSIN_DATA_DIR to one that can.`,
      { cause },
    );
  }
}

/** Where we are root and the directory is ours alone (empty, or made by us), others may pass through it. */
function letThrough(dir: string): void {
  const { mode, uid } = statSync(dir);
  if (process.getuid?.() !== 0 || uid !== 0 || (mode & 0o011) === 0o011) return;
  const names = readdirSync(dir);
  if (names.length === 0 || names.includes("postgres.password")) chmodSync(dir, mode | 0o011);
}

/** Step by step: mkdir's own "recursive" never ends where a folder of the system takes no new ones. */
function make(dir: string): void {
  if (existsSync(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) make(parent);
  mkdirSync(dir, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
