/** The overview: what needs the viewer, and figures that lead to the rows behind them. */
import { breach, clientOf, expect, signIn, test } from "./fixtures";
import { makeHome } from "./home";

test("says what needs the viewer, and each figure leads to as many rows", async ({
  page,
  baseURL,
  house,
}) => {
  const home = await makeHome(house);
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  await incidents.declare(breach(home, 100, { title: "Past its 72 hours" }));
  await incidents.declare(breach(home, 1, { title: "Fresh", breach_kind: "availability" }));
  const late = await incidents.declare(breach(home, 90, { title: "Filed late" }));
  await incidents.notify(late.id, { authority_jurisdiction: "FR", delay_reasons: "Nobody in." });
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/board");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // The page answers keys once it is awake.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await expect(page).toHaveURL(/\/dashboard$/, { timeout: 2_000 });
  }).toPass();
  const needs = page.getByRole("region", { name: "What needs you now" });
  await expect(needs).toContainText("Past its 72 hours");
  await expect(needs).not.toContainText("Fresh");

  const follow = async (link: ReturnType<typeof page.getByRole>) => {
    const count = Number(await link.textContent());
    await link.click();
    await expect(page).toHaveURL(/\/dashboard\/incidents\?/);
    await expect(page.getByRole("row")).toHaveCount(count + 1);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
    return count;
  };
  const year = page.getByRole("region", { name: /^The year/ });
  const row = (name: string) => year.getByRole("row").filter({ hasText: name }).getByRole("link");
  expect(await follow(row("Availability"))).toBe(1);
  expect(await follow(row("Serious").first())).toBe(3);
  const withLate = year.locator("dt", { hasText: "met late" }).locator("+ dd").getByRole("link");
  expect(await follow(withLate)).toBe(1);
  await expect(year).toContainText("0 of 1 that are met");
  await expect(year).toContainText("known of 0 of 3 incidents");
});

test("a year without incidents and one that does not exist are shown, not broken", async ({
  signedIn: page,
}) => {
  for (const year of ["1999", "soon", "99999"]) {
    await page.goto(`/dashboard?year=${year}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
    await expect(page.getByText("No incident in this year.")).toBeVisible();
  }
});
