/** The severity on the incident's page: found live, kept in versions, deciding nothing. */
import { breach, clientOf, expect, test } from "./fixtures";

test("a severity is found live, recorded, and assessed again", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const client = clientOf(home, baseURL ?? "");
  const { id, clocks } = await client.privacy.incidents.declare(breach(home, 10));
  await page.goto(`/dashboard/incidents/${id}`);
  const section = page.getByRole("region", { name: "Severity" });
  await expect(section.getByText("Not assessed yet.")).toBeVisible();
  await section.getByRole("button", { name: "Assess" }).click();
  const dialog = page.getByRole("dialog", { name: "Assess the severity" });
  await dialog.getByRole("button", { name: "Record this version" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Choose first: the data");
  await dialog.getByLabel("Financial data").check();
  await dialog.getByText("They are complete enough for fraud").click();
  await dialog.getByText("Limited, 0.50").click();
  await dialog.getByText("Unknown recipients, +0.50").click();
  await dialog.getByText("No wrong use, +0.00").click();
  await dialog.getByText("Still there, +0.00").click();
  await expect(dialog.getByText("Still to choose: malicious intent.")).toBeVisible();
  await dialog.getByRole("radio", { name: /^Yes/ }).check();
  const score = dialog.getByRole("region", { name: "Score" });
  await expect(score.getByText("3.00", { exact: true })).toBeVisible();
  await score.scrollIntoViewIfNeeded();
  await dialog.getByLabel("Reasons").fill("Offered for sale.");
  await dialog.getByRole("button", { name: "Record this version" }).click();
  await expect(dialog).toBeHidden();
  await expect(section.getByText("Offered for sale.")).toBeVisible();
  await section.getByRole("button", { name: "Assess again" }).click();
  await dialog.getByRole("radio", { name: /Maximum, 1.00/ }).check();
  await dialog.getByRole("button", { name: "Record this version" }).click();
  await expect(dialog).toBeHidden();
  await expect(section.getByText("5.00", { exact: true })).toBeVisible();
  await section.getByText("1 earlier version").click();
  await expect(section.getByText("3.00, high")).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  await page.setViewportSize({ width: 380, height: 800 });
  await section.scrollIntoViewIfNeeded();
  const after = await client.privacy.incidents.get(id);
  expect(after.severity).toBe("serious");
  expect(after.clocks.map(({ state, due_at }) => [state, due_at])).toEqual(
    clocks.map(({ state, due_at }) => [state, due_at]),
  );
});
