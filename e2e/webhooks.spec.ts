/** Webhooks and the calendar link: made in the browser, with what comes of them. */
import { breach, clientOf, expect, test } from "./fixtures";

test("a webhook is made, tested, told of a breach, and its log shows what came of it", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  await page.goto("/dashboard/settings/webhooks");
  await page.getByRole("button", { name: "Create webhook" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create a webhook" });
  await dialog.getByLabel("Name").fill("SIEM");
  await dialog.getByLabel("Address").fill("https://hooks.invalid/tocsin");
  await dialog.getByRole("button", { name: "Create webhook" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Choose at least one event.");
  await dialog.getByRole("button", { name: "Everything" }).click();
  await dialog.getByRole("button", { name: "Create webhook" }).click();
  await expect(page.getByText(/whsec_[A-Za-z0-9+/=]{44}/).first()).toBeVisible();
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.locator("body")).not.toContainText("whsec_");
  const row = page.getByRole("row").filter({ hasText: "SIEM" });
  await expect(row).toContainText("https://hooks.invalid/tocsin");
  await expect(row).toContainText("Nothing sent yet");

  await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 3));
  await row.getByRole("link", { name: "SIEM" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SIEM");
  const delivery = page.getByRole("row").filter({ hasText: "Incident declared" });
  await expect(async () => {
    await page.reload();
    await expect(delivery).toContainText("The name is not known.", { timeout: 1_000 });
    await expect(page.getByText("It is tried again by itself.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await delivery.getByText("Incident declared").click();
  await expect(delivery).toContainText('"type": "incident.declared"');
});

test("an address inside is refused where it is entered", async ({ signedIn: page }) => {
  await page.goto("/dashboard/settings/webhooks");
  await page.getByRole("button", { name: "Create webhook" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create a webhook" });
  await dialog.getByLabel("Name").fill("Metadata");
  await dialog.getByLabel("Address").fill("https://169.254.169.254/latest");
  await dialog.getByRole("button", { name: "Deadlines" }).click();
  await dialog.getByRole("button", { name: "Create webhook" }).click();
  await expect(dialog.getByRole("alert")).toContainText("private network");
});

test("a calendar link is shown once, read by a calendar, and ends when it is revoked", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 3));
  await page.goto("/dashboard/settings/notifications");
  await page.getByRole("button", { name: "Make a calendar link" }).click();
  const shown = page.getByText(/\/api\/calendar\/\w{43}\.ics/);
  await expect(shown).toBeVisible();
  const path = new URL((await shown.textContent()) ?? "").pathname;
  const read = () => fetch(`${baseURL}${path}`);
  const calendar = await read();
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await calendar.text()).toContain("Notify the supervisory authority");
  await page.getByRole("button", { name: "Revoke the link" }).click();
  await expect(page.getByRole("button", { name: "Make a calendar link" })).toBeVisible();
  await expect(shown).toBeHidden();
  expect((await read()).status).toBe(404);
});
