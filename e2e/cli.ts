/** The command line, as a person uses it. */
import { execFileSync } from "node:child_process";

export const PASSWORD = "a long enough password";

/** Runs one command and gives what it printed. `env` says which installation. */
export function tocsin(args: string[], env: Record<string, string> = {}): string {
  return execFileSync(process.execPath, ["scripts/tocsin.mjs", ...args], {
    encoding: "utf8",
    env: { ...process.env, TOCSIN_PASSWORD: PASSWORD, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}
