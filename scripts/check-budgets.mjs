/**
 * What each page makes a browser load before it stands, against its budget in budgets.json: kB of JavaScript as
 * compressed, after the build's own list of a route's files. Without a build of these sources nothing is
 * weighed, and the check says so; with --required that is a fault.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./prepare.mjs";
import { pagesAreBuilt } from "./steps.mjs";

/** Where the build says what the first load of each route is. */
const STATS = "diagnostics/route-bundle-stats.json";

/**
 * @param {string} dist the build's folder (.next)
 * @returns {Record<string, number>} by route: kB, as the server sends them
 */
export function weighRoutes(dist) {
  /** @type {{ route: string, firstLoadChunkPaths: string[] }[]} */
  const routes = JSON.parse(readFileSync(join(dist, STATS), "utf8"));
  return Object.fromEntries(
    routes.map(({ route, firstLoadChunkPaths }) => {
      const bytes = [...new Set(firstLoadChunkPaths)]
        .map((path) => join(dist, path.replace(/^\.next\//, "")))
        .reduce((sum, file) => sum + sizeOf(file), 0);
      return [route, bytes / 1000];
    }),
  );
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/**
 * @param {Record<string, number>} weights
 * @param {Record<string, number>} budgets kB by route
 * @returns {string[]} a sentence for each route that is too heavy, has no budget, or is no more
 */
export function overBudget(weights, budgets) {
  const heavy = Object.entries(weights).flatMap(([route, weight]) => {
    const budget = budgets[route];
    if (budget === undefined) return [`${route} weighs ${weight.toFixed(1)} kB and has no budget.`];
    if (weight <= budget) return [];
    return [`${route} weighs ${weight.toFixed(1)} kB; its budget is ${budget} kB.`];
  });
  const gone = Object.keys(budgets)
    .filter((route) => !(route in weights))
    .map((route) => `${route} has a budget and is no route.`);
  return [...heavy, ...gone];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (pagesAreBuilt()) {
    const budgets = JSON.parse(readFileSync(join(root, "scripts/budgets.json"), "utf8"));
    const weights = weighRoutes(join(root, ".next"));
    if (process.argv.includes("--list")) {
      for (const [route, weight] of Object.entries(weights).sort()) {
        console.log(`${weight.toFixed(1).padStart(6)} kB of ${budgets[route]}  ${route}`);
      }
    }
    const wrong = overBudget(weights, budgets);
    if (wrong.length > 0) {
      console.error(`JavaScript above its budget (scripts/budgets.json):\n${wrong.join("\n")}`);
      process.exit(1);
    }
  } else if (process.argv.includes("--required")) {
    console.error("There is no build of these sources to weigh: npm run build");
    process.exit(1);
  } else {
    console.log("Note: not weighed, since there is no build of these sources. npm test makes one.");
  }
}
