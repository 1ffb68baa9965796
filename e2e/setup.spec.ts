/** The first run: from the console's link to a breach counting down on the board. */
import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { PASSWORD } from "./cli";
import { expect, test } from "./fixtures";

test("the set-up link works once and leads to a running clock", async ({ page }) => {
  test.setTimeout(180_000);
  const env = await freshEnv();
  const server = await startServer(env);
  try {
    const linkIn = (said: string) => /http:\/\/\S+\/setup\?token=\S+/.exec(said)?.[0];
    await expect.poll(() => linkIn(server.output())).toBeDefined();
    const link = linkIn(server.output()) ?? "";
    await page.goto(link);
    await page.getByLabel(/Organisation/).fill("Nordlicht eG");
    await page
      .getByLabel(/Your name|Name/)
      .last()
      .fill("Ada Nord");
    await page.getByLabel(/email/i).fill("ada@nordlicht.example");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page
      .getByRole("button", { name: /Set up|Create|Begin/ })
      .first()
      .click();
    await expect(page).toHaveURL(/dashboard/);
    await page.goto(`${server.url}/dashboard/incidents/new`);
    await page.getByLabel("Title").fill("First of all");
    await page.getByText("Not serious", { exact: true }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Now" }).click();
    await page.getByRole("button", { name: "Declare now, complete later" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("First of all");
    await page.goto(`${server.url}/dashboard/board`);
    await expect(
      page.getByRole("listitem").filter({ hasText: "First of all" }).getByRole("timer"),
    ).toHaveAccessibleName(/left$/);
    await page.goto(link);
    await expect(page.getByText(/done|used/i).first()).toBeVisible();
  } finally {
    await server.stop();
    removeData(env);
  }
});
