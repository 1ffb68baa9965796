/** What people change about their own account. */

import { expect, test } from "./fixtures";

test("a person changes their password, and signs in with the new one alone", async ({
  page,
  login,
}) => {
  const person = await login("viewer");
  const fresh = "quite another long password";
  await page.goto("/dashboard/settings/profile");
  const current = page.getByLabel("Current password", { exact: true });
  await current.fill("not the password");
  await page.getByLabel("New password", { exact: true }).fill(fresh);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not the password that you use now.")).toBeVisible();
  await current.fill(person.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Work email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(fresh);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/dashboard/);
});
