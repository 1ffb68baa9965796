/** The secret that cookies are encrypted with: TOCSIN_SECRET, else made once in the data directory. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartFault } from "../../lib/db/start-fault";
import { env, forgetEnv } from "../../lib/env";

/**
 * Puts the secret into the environment, where next-auth looks as well.
 *
 * @throws StartFault when the data directory cannot be written
 */
export function prepareSecret(): void {
  process.env.TOCSIN_SECRET ||= readOrMake(resolve(env().TOCSIN_DATA_DIR));
  process.env.NEXTAUTH_SECRET = process.env.TOCSIN_SECRET;
  forgetEnv();
}

function readOrMake(dataDir: string): string {
  const file = join(dataDir, "secret");
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    if (!existsSync(file)) {
      writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    }
    chmodSync(file, 0o600);
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new StartFault(
      `The data directory ${dataDir} cannot be written. Set TOCSIN_DATA_DIR to one that can.`,
      { cause },
    );
  }
}
