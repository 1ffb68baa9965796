/** API keys: made in the browser, used by a program, rotated, revoked. */
import { expect, test } from "./fixtures";

test("a key is shown once, works, and stops when it is revoked", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  await page.goto("/dashboard/api-keys");
  await page.getByRole("button", { name: "Create key" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create an API key" });
  await dialog.getByLabel("Name").fill("SIEM intake");
  await dialog.getByRole("checkbox", { name: "Incidents: read" }).check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const shown = page.getByText(/toc_live_[0-9A-Za-z]{49}/).first();
  await expect(shown).toBeVisible();
  const key = /toc_live_[0-9A-Za-z]{49}/.exec(await page.locator("body").innerText())?.[0] ?? "";
  const read = () =>
    fetch(`${baseURL}/api/v1/privacy/incidents?orgId=${home.orgId}`, {
      headers: { Authorization: `Bearer ${key}` },
    });
  expect((await read()).status).toBe(200);

  await page.goto("/dashboard/api-keys");
  const row = page.getByRole("row").filter({ hasText: "SIEM intake" });
  await expect(row).toBeVisible();
  await expect(page.locator("body")).not.toContainText(key);
  await row.getByRole("button").last().click();
  await page.getByRole("menuitem", { name: /Revoke/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Revoke/ })
    .click();
  await expect(row).toContainText("Revoked");
  expect((await read()).status).toBe(401);
});
