import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isInstalled } from "./prepare.mjs";

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

/** A project whose lock file asks for one package to run, one to build, and one that may be absent. */
function project(held: Record<string, { version: string }>): string {
  const dir = mkdtempSync(join(tmpdir(), "tocsin-prepare-"));
  dirs.push(dir);
  mkdirSync(join(dir, "node_modules"));
  const packages = {
    "": {},
    "node_modules/runs": { version: "1.0.0" },
    "node_modules/builds": { version: "1.0.0", dev: true },
    "node_modules/elsewhere": { version: "1.0.0", optional: true },
  };
  writeFileSync(join(dir, "package-lock.json"), JSON.stringify({ packages }));
  const here = JSON.stringify({ packages: held });
  writeFileSync(join(dir, "node_modules/.package-lock.json"), here);
  return dir;
}

describe("isInstalled", () => {
  const runs = { "node_modules/runs": { version: "1.0.0" } };
  const builds = { "node_modules/builds": { version: "1.0.0" } };

  it("misses what is asked for, and what is another version", () => {
    expect(isInstalled(project({ ...runs, ...builds }))).toBe(true);
    expect(isInstalled(project(builds))).toBe(false);
    expect(isInstalled(project({ ...builds, "node_modules/runs": { version: "0.9.0" } }))).toBe(
      false,
    );
  });

  it("does without what builds only where nothing is to be built", () => {
    expect(isInstalled(project(runs))).toBe(false);
    expect(isInstalled(project(runs), false)).toBe(true);
    expect(isInstalled(project({}), false)).toBe(false);
  });
});
