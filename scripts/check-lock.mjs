/**
 * Whether package-lock.json names the builds of native packages for every platform. npm forgets those of
 * other machines than the one that it runs on (npm/cli#4828), and "npm ci" then fails everywhere.
 */
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const missing = Object.entries(packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {}).filter(
    (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
  ),
);
if (missing.length > 0) {
  console.error(`package-lock.json misses ${missing.join(", ")}. Restore it, then install anew.`);
  process.exit(1);
}
