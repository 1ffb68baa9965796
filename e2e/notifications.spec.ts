/** What a person is told is their own choice: kept, and shown again. */
import { expect, test } from "./fixtures";

test("a person chooses reminders and quiet hours, and finds them again", async ({
  signedIn: page,
}) => {
  await page.goto("/dashboard/settings/profile");
  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "Notifications" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  const half = page.getByRole("checkbox", { name: "Half of the time is left" });
  await expect(half).toBeChecked();
  await half.uncheck();
  await page.getByRole("checkbox", { name: "Keep quiet hours" }).check();
  await page.getByLabel("From", { exact: true }).fill("21:30");
  const sunday = page.getByRole("checkbox", { name: "Sun", exact: true });
  await sunday.uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();

  await page.reload();
  await expect(half).not.toBeChecked();
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("21:30");
  await expect(sunday).not.toBeChecked();
  await page.goto("/dashboard/audit");
  const entry = page.getByRole("row").filter({ hasText: "Changed what they are told" });
  await expect(entry.first()).toBeVisible();
});

test("quiet hours on no day are refused before they are sent", async ({ signedIn: page }) => {
  await page.goto("/dashboard/settings/notifications");
  await page.getByRole("checkbox", { name: "Keep quiet hours" }).check();
  for (const day of ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]) {
    await page.getByRole("checkbox", { name: day, exact: true }).uncheck();
  }
  await expect(page.getByText("Choose at least one day.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Keep quiet hours" })).not.toBeChecked();
});
