/** The command palette and the keyboard map, by keyboard alone. */
import { breach, clientOf, expect, test } from "./fixtures";

test("the palette finds an incident by number and by title, and goes there", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const laptop = await incidents.declare(breach(home, 3));
  const mail = await incidents.declare(breach(home, 2, { title: "Payslips sent to a stranger" }));
  await page.goto("/dashboard/board");
  const dialog = page.getByRole("dialog", { name: "Search and commands" });

  await page.keyboard.press("ControlOrMeta+k");
  await expect(dialog).toBeVisible();
  // Before anything is typed it lists places, acts and the newest incidents.
  await expect(dialog.getByRole("option", { name: /Incidents/ }).first()).toBeVisible();
  await expect(dialog.getByRole("option", { name: /Declare incident/ })).toBeVisible();
  await expect(dialog.getByRole("option", { name: /Payslips/ })).toBeVisible();
  await page.keyboard.type(laptop.number);
  await expect(dialog.getByRole("option")).toHaveCount(1);
  await expect(dialog.getByRole("option", { name: /Laptop left in a train/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/dashboard/incidents/${laptop.id}$`));
  await expect(dialog).toBeHidden();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("payslips stranger");
  await expect(dialog.getByRole("option", { name: /Payslips/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/dashboard/incidents/${mail.id}$`));
});

test("the palette goes to places, by arrow keys too, and Escape gives the focus back", async ({
  signedIn: page,
}) => {
  await page.goto("/dashboard/board");
  const opener = page.getByRole("button", { name: "Search and commands" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Search and commands" });
  await expect(dialog).toBeVisible();
  await page.keyboard.type("xyzzy");
  await expect(dialog.getByText("Nothing fits.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("sett");
  await expect(dialog.getByRole("option", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard\/settings/);

  await page.keyboard.press("ControlOrMeta+k");
  await expect(dialog.getByRole("option", { name: /Board/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type("audit");
  await expect(dialog.getByRole("option", { name: /Audit log/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard\/audit/);
});

test("single keys go everywhere, not from fields, and can be turned off", async ({
  signedIn: page,
}) => {
  await page.goto("/dashboard/settings/profile");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/\/dashboard\/incidents$/);
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/dashboard\/audit$/);
  await page.keyboard.press("w");
  await expect(page).toHaveURL(/\/dashboard\/board\?mode=wall$/);
  await page.goto("/dashboard/settings/profile");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByLabel("Current password", { exact: true }).focus();
  await page.keyboard.type("d?");
  await expect(page).toHaveURL(/\/profile$/);
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByLabel("Shortcuts of a single key").uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await page.keyboard.press("d");
  // Mod+K is no single key: it goes on working, and what went before it did nothing.
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
  await expect(page).toHaveURL(/\/profile$/);
});
