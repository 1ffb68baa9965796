/** Whether every path that the documents name in `code` or as a link is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const DOCS = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
  ...readdirSync("bench")
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("bench", name)),
];
const ROOMS = /^(app|bench|components|docs|e2e|lib|prisma|public|scripts)\/[\w./()[\]-]*$/;

const gone = DOCS.flatMap((doc) => {
  const text = readFileSync(doc, "utf8");
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1] ?? "")
    .filter((path) => ROOMS.test(path) && !path.includes("…"));
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map((match) =>
    join(dirname(doc), match[1] ?? ""),
  );
  return [...named, ...linked]
    .filter((path) => !existsSync(path))
    .map((path) => `${doc} names ${path}`);
});
if (gone.length > 0) {
  console.error(`Paths that are not there:\n${gone.join("\n")}`);
  process.exit(1);
}
