/** The incident's page: corrections, late filings, decisions, and what the law asks with them. */
import { breach, clientOf, dialogOn, expect, test } from "./fixtures";

test("a late filing asks for its reasons, and is late for ever", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 80.5));
  await page.goto(`/dashboard/incidents/${id}`);
  const clocks = page.getByRole("complementary", { name: "Clocks" });
  await expect(clocks.getByRole("timer")).toHaveAccessibleName(/overdue/);
  await page.getByRole("button", { name: "Record a filing" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Record a filing" });
  await dialog.getByLabel("Authority").fill("DE-BY");
  await dialog.getByText("Web form", { exact: true }).click();
  await dialog.getByRole("button", { name: "Now" }).first().click();
  const reasons = dialog.getByLabel(/reason/i);
  await expect(reasons).toBeVisible();
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog).toBeVisible();
  await reasons.fill("The log provider answered on the fourth day.");
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/8 h \d\d late/).first()).toBeVisible();
  await expect(
    page.getByText("The log provider answered on the fourth day.").first(),
  ).toBeVisible();
  await expect(page.getByText("Receipt missing").first()).toBeVisible();
});

test("a decision keeps its reasons and takes the clock off", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 10));
  await page.goto(`/dashboard/incidents/${id}?do=decide`);
  const dialog = page.getByRole("dialog", { name: "Decide" });
  await dialog.getByText("No notification is due", { exact: true }).click();
  await dialog.getByLabel("Reasons").fill("Encrypted, and the key is safe.");
  await dialog.getByRole("button", { name: "Record this decision" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Decisions" })).toContainText(
    "Encrypted, and the key is safe.",
  );
  await expect(page.getByRole("complementary", { name: "Clocks" }).getByRole("timer")).toHaveCount(
    0,
  );
});

test("markup in a text is shown as text", async ({ signedIn: page, home, baseURL }) => {
  const title = "<img src=x onerror=alert(1)><b>bold</b>";
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(
    breach(home, 1, { title }),
  );
  await page.goto(`/dashboard/incidents/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("somebody changed it in between: the change is not lost in silence", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 1));
  await page.goto(`/dashboard/incidents/${id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await incidents.update(id, { title: "Changed by the API" });
  const dialog = dialogOn(page);
  await dialog.getByLabel("Title").fill("Changed in the browser");
  await dialog.getByRole("button", { name: /Save/ }).click();
  await expect(dialog.getByText(/changed/i).first()).toBeVisible();
  expect((await incidents.get(id)).title).toBe("Changed by the API");
});
