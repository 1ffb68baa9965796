import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no two statements have one name: a connection would take the one for the other", () => {
  const names = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes("generated"))
    .flatMap((file) => [
      ...readFileSync(`lib/${file}`, "utf8").matchAll(/\bstatement<[^(]+>\(\s*"([^"]+)"/g),
    ])
    .map(([, name]) => name);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
