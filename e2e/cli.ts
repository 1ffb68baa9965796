/** The command line, as a person uses it: what tests begin with is made by it. */
import { execFileSync } from "node:child_process";
import type { Role } from "../lib/schema/member";

export const PASSWORD = "a long enough password";

/** Runs one command and gives what it printed. `env` says which installation. */
export function tocsin(args: string[], env: Record<string, string> = {}): string {
  return execFileSync(process.execPath, ["scripts/tocsin.mjs", ...args], {
    encoding: "utf8",
    env: { ...process.env, TOCSIN_PASSWORD: PASSWORD, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

export interface Home {
  orgId: string;
  name: string;
  key: string;
  email: string;
}

let made = 0;

/** An organisation at the root with a key that may do everything, and a person in it. */
export function makeHome(role: Role = "owner", env: Record<string, string> = {}): Home {
  const tag = `${process.pid}-${Date.now().toString(36)}-${made++}`;
  const name = `Org ${tag}`;
  const email = `person-${tag}@example.test`;
  const orgId = tocsin(["org", "create", "--name", name], env);
  const key = tocsin(
    ["key", "create", "--org", orgId, "--name", "Tests", "--scopes", "admin"],
    env,
  );
  tocsin(
    ["user", "create", "--email", email, "--name", "Toni Tester", "--org", orgId, "--role", role],
    env,
  );
  return { orgId, name, key, email };
}
