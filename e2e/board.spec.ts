/** The board follows the register without a reload, whoever changed it. */

import { breach, clientOf, expect, signIn, test } from "./fixtures";
import { makeHome } from "./home";

test("what the API declares stands on an open board, and leaves it when it is notified", async ({
  page,
  baseURL,
  house,
}) => {
  const home = await makeHome(house);
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/board");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  // Gone with the document: a reload would take it along.
  await page.evaluate(() => Object.assign(window, { stayed: true }));

  const overdue = await incidents.declare(breach(home, 80, { title: "Declared from afar" }));
  const row = page.getByRole("listitem").filter({ hasText: "Declared from afar" });
  await expect(row).toBeVisible();
  await expect(row.getByRole("timer")).toHaveAccessibleName(/^8 hours( \d+ minutes?)? overdue$/);
  await incidents.declare(breach(home, 70, { title: "Two hours left" }));
  await expect(page.getByRole("listitem").filter({ hasText: "Two hours left" })).toBeVisible();

  await incidents.notify(overdue.id, {
    authority_jurisdiction: "FR",
    delay_reasons: "Portal down",
  });
  await expect(row).toHaveCount(0);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});

test("digits count by the server's clock, not by the browser's", async ({
  page,
  baseURL,
  house,
}) => {
  const home = await makeHome(house);
  await clientOf(home, baseURL ?? "").privacy.incidents.declare(
    breach(home, 70, { title: "Two hours" }),
  );
  // The browser believes that it is two hours later.
  await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/board");
  await expect(page.getByRole("timer").first()).toHaveAccessibleName(
    /^(1 hour 59 minutes|2 hours) left$/,
  );
});
