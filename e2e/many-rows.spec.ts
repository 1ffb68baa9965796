/**
 * The register with ten thousand incidents. The list's answer is the server's own, its row many times over:
 * what is tried is the page.
 */
import type { Page } from "@playwright/test";
import { breach, clientOf, expect, test } from "./fixtures";
import type { Home } from "./home";

const MANY = 10_000;
/** A screen holds some twenty rows; a dozen on either side are drawn with them. */
const MOST_DRAWN = 80;

/** Opens the register, and then the list in another order, which is MANY rows long. */
async function openMany(page: Page, home: Home, baseURL: string | undefined) {
  await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 30));
  await page.route("**/api/v1/privacy/incidents?*sort=number*", async (route) => {
    const answer = await route.fetch();
    const said = await answer.json();
    const [row] = said.incidents;
    const incidents = Array.from({ length: MANY }, (_, at) => ({
      ...row,
      id: row.id.replace(/.{12}$/, String(at).padStart(12, "0")),
      number: `INC-2026-${at + 1}`,
    }));
    await route.fulfill({ response: answer, json: { ...said, incidents, total: MANY } });
  });
  await page.goto("/dashboard/incidents");
  const table = page.getByRole("table", { name: "Incidents" });
  await table.getByRole("button", { name: "Number" }).click();
  await expect(table).toHaveAttribute("aria-rowcount", String(MANY + 1));
  return table;
}

/** Looks at places all the way from top to bottom: the most rows that were drawn, and what was wrong. */
function scrollThrough(page: Page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let most = 0;
    let last = 0;
    const wrong: string[] = [];
    const PLACES = 40;
    for (let place = 0; place <= PLACES; place++) {
      scrollTo(0, (document.documentElement.scrollHeight * place) / PLACES);
      await frame();
      await frame();
      const rows = [...document.querySelectorAll("tr[data-index]")];
      most = Math.max(most, rows.length);
      const places = rows.map((row) => Number(row.getAttribute("aria-rowindex")));
      for (const [at, row] of rows.entries()) {
        const place = places[at] ?? 0;
        const number = row.textContent?.match(/INC-2026-(\d+)/)?.[1];
        if (Number(number) !== place - 1) wrong.push(`${number} says that it is row ${place}`);
        if (at > 0 && place !== (places[at - 1] ?? 0) + 1) wrong.push(`${place} out of order`);
      }
      last = Math.max(last, ...places);
    }
    return { most, last, wrong };
  });
}

test("of ten thousand rows those in sight are drawn, each saying its place", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  await openMany(page, home, baseURL);
  const { most, last, wrong } = await scrollThrough(page);
  expect(wrong).toEqual([]);
  expect(last).toBe(MANY + 1);
  expect(most).toBeLessThan(MOST_DRAWN);
});

test("a tick survives out of sight, and the keyboard reaches rows that are not drawn", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const table = await openMany(page, home, baseURL);
  await table.getByRole("checkbox", { name: "INC-2026-3", exact: false }).first().check();
  // Nothing is active yet: K goes to the last row.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("k");
  const lastRow = table.locator(`tr[aria-rowindex="${MANY + 1}"]`);
  await expect(lastRow.getByRole("link")).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("k");
  await expect(table.locator(`tr[aria-rowindex="${MANY}"]`).getByRole("link")).toBeFocused();
  await expect(table.locator('tr[aria-rowindex="4"]')).toHaveCount(0);
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(table.locator('tr[aria-rowindex="4"]')).toHaveAttribute("aria-selected", "true");
  await expect(table.locator('tr[aria-rowindex="5"]')).toHaveAttribute("aria-selected", "false");
});
