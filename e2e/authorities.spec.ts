/** The directory of supervisory authorities, and the lead helper, in the browser. */
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const PAGE = "/dashboard/settings/authorities";

test("an authority is found by its words, and says how well it was checked", async ({
  signedIn: page,
}) => {
  await page.goto("/dashboard/settings/rules");
  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "Authorities" })
    .click();
  await expect(page).toHaveTitle("Authorities · Tocsin");
  await page.getByRole("searchbox", { name: "Words" }).fill("bavaria");
  await page.getByRole("button", { name: "Show" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.filter({ hasText: "BayLDA" }).first()).toContainText(
    "Private bodies established in Bavaria",
  );
  await expect(rows.filter({ hasText: "datenpanne.html" })).toContainText("Address: unchecked");
  const link = page.getByRole("link", { name: "datenschutz-bayern.de", exact: true });
  await expect(link).toHaveAttribute("rel", /noopener/);
  await page.goto(`${PAGE}?q=nobody+of+the+kind`);
  await expect(page.getByText("No authority fits.")).toBeVisible();
});

test("the lead helper names the authority with its reasons, and says what it cannot tell", async ({
  signedIn: page,
}) => {
  await page.goto(PAGE);
  await page.getByLabel("Establishments").fill("DE-BE, FR");
  await page.getByLabel("Main establishment").fill("DE-BE");
  await page.getByLabel("Affected persons are in").fill("DE, FR");
  await page.getByLabel("Role").selectOption("controller");
  await page.getByRole("button", { name: "Who leads" }).click();
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer.getByRole("heading")).toHaveText("One authority leads");
  await expect(answer).toContainText("BlnBDI");
  await expect(answer).toContainText("CNIL");
  await expect(answer).toContainText("56(1)");
  await page.getByLabel("Main establishment").fill("DE");
  await page.getByLabel("Establishments").fill("DE, FR");
  await page.getByRole("button", { name: "Who leads" }).click();
  await expect(answer.getByRole("heading")).toHaveText("Cannot tell yet");
  await expect(answer).toContainText("cannot tell which of the German authorities");
  await page.getByLabel("Main establishment").fill("Berlin");
  await page.getByRole("button", { name: "Who leads" }).click();
  await expect(page.getByText("Use a code of ISO 3166: FR, DE-BE, US-CA.")).toBeVisible();
  await expect(answer).toBeHidden();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious, ${scheme}`, async ({ signedIn: page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const query of ["", "?establishments=DE,FR&affected=DE", "?main=Berlin", "?q=nobody"]) {
      await page.goto(`${PAGE}${query}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });
}
