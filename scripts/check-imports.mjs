/**
 * Who may import whom. The rooms of lib/ know each other in one direction only, and this keeps it so:
 * prints file and line of each import that goes against the table.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";

/** Files of lib/ itself that every room may use. */
const LEAVES = ["env", "time", "ids", "locales", "context", "errors", "log"];

/** @type {Record<string, string[]>} a room, and the rooms that it may use besides itself */
const MAY_USE = {
  // prisma: the sample data, for the set-up page.
  app: ["components", "lib/*", "prisma"],
  components: ["lib/schema", "lib/law", "lib/client", "lib/i18n", "messages"],
  "lib/api": [
    "lib/register",
    "lib/access",
    "lib/schema",
    "lib/db",
    "lib/law",
    "lib/ledger",
    "lib/alerts",
    "lib/documents",
    "lib/i18n",
    "lib/files",
  ],
  "lib/alerts": [
    "lib/register",
    "lib/access",
    "lib/ledger",
    "lib/documents",
    "lib/db",
    "lib/schema",
    "lib/law",
    "lib/i18n",
  ],
  "lib/documents": ["lib/register", "lib/ledger", "lib/db", "lib/schema", "lib/law", "lib/i18n"],
  "lib/register": ["lib/law", "lib/ledger", "lib/db", "lib/schema", "lib/files"],
  "lib/access": ["lib/ledger", "lib/db", "lib/schema"],
  "lib/ledger": ["lib/db"],
  "lib/db": [],
  "lib/i18n": ["messages"],
  // Bytes and where they lie; whose they are stands in lib/register.
  "lib/files": [],
  "lib/client": ["lib/schema"],
  "lib/schema": ["lib/law"],
  "lib/law": [],
};

/** Rooms whose files a browser loads: no leaf that reads the environment or the database. */
const BROWSER = ["components", "lib/client", "lib/schema", "lib/law", "lib/i18n"];
const BROWSER_LEAVES = ["time", "ids", "locales"];

/** @param {string} path @returns {string} the room of a file or of an import: lib/<room>, app, components … */
function roomOf(path) {
  const [first = "", second = ""] = path.split("/");
  return first === "lib" ? `lib/${second.replace(/\.tsx?$/, "")}` : first;
}

/**
 * The imports in `source` that the file may not make.
 *
 * @param {string} file from the project's folder
 * @param {string} source
 */
export function forbiddenImports(file, source) {
  const room = roomOf(file);
  const allowed = MAY_USE[room];
  if (!allowed) return [];
  /** @type {{ line: number, target: string }[]} */
  const found = [];
  for (const match of source.matchAll(/(?:from|import\(|import)\s*["']([^"']+)["']/g)) {
    const said = match[1] ?? "";
    const path = said.startsWith("@/")
      ? said.slice(2)
      : said.startsWith(".")
        ? join(dirname(file), said)
        : null;
    if (path === null) continue;
    const target = roomOf(path);
    const leaf = target.startsWith("lib/") ? target.slice(4) : "";
    const isLeaf = path === `lib/${leaf}` && LEAVES.includes(leaf);
    const leafFits =
      isLeaf && (!BROWSER.includes(room) || BROWSER_LEAVES.includes(leaf)) && room !== "lib/law";
    const fits =
      target === room ||
      leafFits ||
      allowed.includes(target) ||
      (allowed.includes("lib/*") && target.startsWith("lib/"));
    const prismaClient = path.includes("db/generated") && room !== "lib/db";
    if (!fits || prismaClient) {
      found.push({ line: source.slice(0, match.index).split("\n").length, target: path });
    }
  }
  return found;
}

/** @param {string} dir @returns {string[]} */
function sources(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory())
      return ["generated", "testing"].includes(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const wrong = ["app", "components", "lib"]
    .flatMap(sources)
    .flatMap((file) =>
      forbiddenImports(relative(".", file), readFileSync(file, "utf8")).map(
        ({ line, target }) => `${file}:${line} imports ${target}`,
      ),
    );
  if (wrong.length > 0) {
    console.error(`Imports against the direction of the house:\n${wrong.join("\n")}`);
    process.exit(1);
  }
}
