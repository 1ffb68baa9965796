/** From a declaration to a closed incident with the keyboard alone: no pointer touches the page. */
import type { Locator, Page } from "@playwright/test";
import { dialogOn, expect, test } from "./fixtures";

/** More stops than any page has: a control that Tab does not reach within so many is not reached. */
const MOST_STOPS = 250;

/** Goes on by Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator) {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab did not reach ${control}.`);
}

async function press(page: Page, control: Locator, key = "Enter") {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

async function write(page: Page, control: Locator, text: string) {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

test("declare, decide, notify, close: by keyboard alone", async ({ signedIn: page }) => {
  test.slow();
  await page.goto("/dashboard/board");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/incidents\/new/);
  await write(page, page.getByLabel("Title"), "By keyboard alone");
  // A group of radio buttons is one stop; the arrow keys choose.
  await tabTo(page, page.getByRole("radio", { name: "Serious", exact: true }));
  await page.keyboard.press("Space");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("When did you become aware?");
  await press(page, page.getByRole("button", { name: "Now" }));
  await press(page, page.getByRole("button", { name: "Declare now, complete later" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("By keyboard alone");

  // At first no notification seems due; what is found next says that one is.
  const decisions = page.getByRole("region", { name: "Decisions" });
  for (const reasons of ["Encrypted, and the key is safe.", "The key was in the same bag."]) {
    await press(page, decisions.getByRole("button", { name: "Decide" }));
    const decision = page.getByRole("dialog", { name: "Decide" });
    await tabTo(page, decision.getByRole("radio").first());
    await page.keyboard.press("Space");
    await write(page, decision.getByLabel("Reasons"), reasons);
    await press(page, decision.getByRole("button", { name: "Record this decision" }));
    await expect(decision).toBeHidden();
    await expect(decisions).toContainText(reasons);
  }

  await press(page, page.getByRole("button", { name: "Record a filing" }).first());
  const filing = page.getByRole("dialog", { name: "Record a filing" });
  await write(page, filing.getByLabel("Authority"), "CNIL");
  await tabTo(page, filing.getByRole("radio").first());
  await page.keyboard.press("Space");
  await press(page, filing.getByRole("button", { name: "Now" }).first());
  await press(page, filing.getByRole("button", { name: "Record this filing" }));
  await expect(filing).toBeHidden();
  await expect(page.getByText("Receipt missing").first()).toBeVisible();

  await press(page, page.getByRole("button", { name: "Change status" }));
  await expect(page.getByRole("menuitem", { name: /Resolve/ })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("menuitem", { name: /Resolve/ })).toBeFocused();
  await page.keyboard.press("Enter");
  const close = page.getByRole("dialog", { name: /resolve/i }).and(dialogOn(page));
  await press(page, close.getByRole("button", { name: /Resolve/ }));
  await expect(close).toBeHidden();
  await expect(page.getByText("Resolved", { exact: true }).first()).toBeVisible();
});
