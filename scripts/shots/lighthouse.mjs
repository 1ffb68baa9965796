/** What Lighthouse says of the pages that are open all night. Printed, never a reason to fail. */
import lighthouse from "lighthouse";
import desktop from "lighthouse/core/config/desktop-config.js";

const PAGES = { register: "/dashboard/incidents", board: "/dashboard/board" };
const CATEGORIES = ["performance", "accessibility", "best-practices"];

/**
 * @param {import("./studio.mjs").Studio} studio
 * @param {string} url of the server
 */
export async function audit({ debugPort, cookie }, url) {
  /** @type {Record<string, Record<string, string | number>>} */
  const table = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const answer = await lighthouse(
      `${url}${path}`,
      {
        port: debugPort,
        logLevel: "error",
        onlyCategories: CATEGORIES,
        extraHeaders: { Cookie: cookie },
        disableStorageReset: true,
      },
      desktop,
    );
    if (!answer) throw new Error(`Lighthouse gave no answer for ${path}.`);
    const { categories, audits } = answer.lhr;
    table[name] = Object.fromEntries(
      CATEGORIES.map((category) => [
        category,
        Math.round((categories[category]?.score ?? 0) * 100),
      ]),
    );
    const missed = Object.values(categories)
      .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
      .map(({ id }) => audits[id])
      .filter((one) => one && one.score !== null && one.score < 0.9);
    for (const one of missed) {
      console.log(`${name}: ${one?.id} ${one?.score} ${one?.displayValue ?? one?.title}`);
    }
  }
  return table;
}
