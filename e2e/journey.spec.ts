/** From nothing to a notified authority, by a person with a browser. */

import { expect, signIn, test } from "./fixtures";
import { makeHome } from "./home";

test("a person signs in, declares, watches the clock, corrects, notifies and resolves", async ({
  page,
  house,
}) => {
  const home = await makeHome(house);
  await page.goto("/dashboard/board");
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel("Work email").fill(home.person.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(home.person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/dashboard\/board/);
  await expect(page).toHaveTitle("Board · Tocsin");

  await page.getByRole("link", { name: "Declare incident" }).first().click();
  await page.getByLabel("Title").fill("Payroll sent to the wrong supplier");
  await page.getByText("Serious", { exact: true }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("No deadline yet").first()).toBeVisible();
  // A slip of the year computes nothing.
  await page.locator("input[type=date]").fill(`${new Date().getFullYear() + 1}-01-02`);
  await page.locator("input[type=time]").fill("03:00");
  await expect(page.getByText("That lies in the future").first()).toBeVisible();
  await expect(page.getByRole("timer")).toHaveCount(0);
  await page.getByRole("button", { name: "Now", exact: true }).click();
  await expect(page.getByRole("timer")).toHaveAccessibleName(
    /^71 hours 59 minutes left|72 hours left/,
  );
  // A draft outlives a reload, whatever it holds.
  await page.reload();
  await expect(page.getByText("Payroll sent to the wrong supplier").first()).toBeVisible();
  await page.getByRole("button", { name: "Declare now, complete later" }).click();

  await expect(page).toHaveURL(/dashboard\/incidents\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Payroll sent to the wrong supplier",
  );
  await page.getByText("How it is computed").click();
  await expect(page.getByText(/\+ 72:00:00 elapsed hours/)).toBeVisible();
  const address = page.url();

  await page.getByRole("link", { name: "Board", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Running clocks");
  await expect(page.getByRole("listitem").filter({ hasText: "Payroll sent" })).toBeVisible();
  await page.getByRole("link", { name: "Notify the supervisory authority" }).click();
  await expect(page).toHaveURL(address.split("?")[0] ?? address);

  await page.getByRole("button", { name: "Record a filing" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Record a filing" });
  await dialog.getByLabel("Authority").fill("CNIL");
  await dialog.getByText("Web form", { exact: true }).click();
  await dialog.getByRole("button", { name: "Now" }).first().click();
  await dialog.getByLabel(/Reference/).fill("N-1");
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("within the outer limit").first()).toBeVisible();
  await expect(page.getByText("compliant")).toHaveCount(0);

  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: /Resolve/ }).click();
  const confirm = page.getByRole("dialog", { name: /resolve/i });
  await confirm.getByRole("button", { name: /Resolve/ }).click();
  await expect(page.getByText("Resolved", { exact: true }).first()).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Timeline" }).getByText("recorded a filing"),
  ).toBeVisible();

  await page.getByRole("link", { name: "Board", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Running clocks");
  await expect(page.getByRole("listitem").filter({ hasText: "Payroll sent" })).toHaveCount(0);
});

test("an ended session is shown the door, at once in this process", async ({
  page,
  home,
  house,
  baseURL,
}) => {
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/settings/sessions");
  await expect(page.getByRole("heading", { name: "Sessions", level: 1 })).toBeVisible();
  await page.goto("/dashboard/board");
  await page
    .getByRole("button", { name: /Toni Tester|Account|Menu/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.goto("/dashboard/board");
  await expect(page).toHaveURL(/sign-in/);
});
