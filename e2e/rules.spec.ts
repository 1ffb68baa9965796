/** The law library in the browser. */
import { expect, test } from "./fixtures";

test("a rule is found by its words, and says how well it was checked", async ({
  signedIn: page,
}) => {
  await page.goto("/dashboard/settings/rules");
  await expect(page).toHaveTitle("Rules · Tocsin");
  await expect(page.getByRole("status").filter({ hasText: "204 of 204 rules" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Words" }).fill("CERT-In");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/q=CERT-In/);
  const table = page.getByRole("table");
  await expect(table.getByText("6 hours").first()).toBeVisible();
  await page.goto("/dashboard/settings/rules?q=art33&jurisdiction=EU");
  await page.getByRole("link", { name: "Notify the supervisory authority" }).first().click();
  await expect(page.getByText("A breach to which it applies starts a clock by it.")).toBeVisible();
  await expect(page.getByText("The wording of the law was read.")).toBeVisible();
  await expect(page.getByText("No legal advice.")).toBeVisible();
  const none = await page.goto("/dashboard/settings/rules/nowhere");
  expect(none?.status()).toBe(404);
});
