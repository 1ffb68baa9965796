/** The secret that cookies are encrypted with: TOCSIN_SECRET, else made once in the data directory. */
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { prepareDataDir } from "../../lib/db/data-dir";
import { env, forgetEnv } from "../../lib/env";

/**
 * Puts the secret into the environment, where next-auth looks as well.
 *
 * @throws StartFault when the data directory cannot be written
 */
export function prepareSecret(): void {
  process.env.TOCSIN_SECRET ||= readOrMake(resolve(env().TOCSIN_DATA_DIR));
  const secret = process.env.TOCSIN_SECRET;
  process.env.NEXTAUTH_SECRET = secret;
  // Nodes that were built apart have to open each other's forms: one secret, one key.
  const key = createHmac("sha256", secret).update("server actions").digest("base64");
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= key;
  forgetEnv();
}

function readOrMake(dataDir: string): string {
  prepareDataDir(dataDir);
  const file = join(dataDir, "secret");
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}
