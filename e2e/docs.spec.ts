/** The documentation: every operation is there, is found, and can be tried; nobody else's docs are public. */
import { doorLines } from "../lib/api/docs";
import { DOORS } from "../lib/api/doors";
import { ENDPOINTS } from "../lib/api/endpoints";
import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const PAGES = ["", ...doorLines().map(({ id }) => `/${id}`)];

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on any page of it, ${scheme}`, async ({ signedIn: page }) => {
    test.slow();
    const looked = { colours: scheme === "dark" };
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const path of PAGES) {
      await page.goto(`/dashboard/docs${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page, looked);
    }
  });
}

test("every operation has its place, and its name leads there", async ({ signedIn: page }) => {
  test.slow();
  await page.goto("/dashboard/docs");
  await expect(page.getByRole("status")).toHaveText(`${ENDPOINTS.length} operations`);
  const seen: string[] = [];
  for (const { id } of doorLines()) {
    await page.goto(`/dashboard/docs/${id}`);
    const articles = await page
      .locator("article[id]")
      .evaluateAll((all) => all.map((one) => one.id));
    seen.push(...articles);
  }
  expect(seen.sort()).toEqual(ENDPOINTS.map(({ id }) => id).sort());
});

test("a field's name finds the operations that take it, and one click leads to one", async ({
  signedIn: page,
}) => {
  await page.goto("/dashboard/docs");
  await page.getByLabel("Words, paths, fields, error codes").fill("authority_jurisdiction notify");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page).toHaveURL(/q=authority_jurisdiction/);
  await page.getByRole("link", { name: /Record that an authority was notified/ }).click();
  await expect(page).toHaveURL(/\/dashboard\/docs\/incidents#notifyAuthority$/);
  const article = page.locator("#notifyAuthority");
  await expect(article.getByRole("link", { name: "delay_reasons_required" })).toHaveAttribute(
    "href",
    "/errors/delay_reasons_required",
  );
  await article.getByRole("tab", { name: "Go" }).click();
  await expect(article.getByText("package main")).toBeVisible();
});

test("an operation is tried with a pasted key, which is kept nowhere", async ({
  signedIn: page,
  home,
}) => {
  await page.goto("/dashboard/docs/incidents");
  const article = page.locator("#declareIncident");
  await article.getByText("Try it", { exact: true }).click();
  const send = article.getByRole("button", { name: "Send" });
  await send.click();
  await expect(article.getByRole("alert")).toContainText("Paste a key");
  await page.getByLabel("Your API key or access token").fill(home.key);
  await send.click();
  await expect(article.getByRole("status")).toContainText("201");
  await expect(article.getByText('"number": "INC-')).toBeVisible();
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  expect(kept).not.toContain(home.key);
  await page.reload();
  await expect(page.getByLabel("Your API key or access token")).toHaveValue("");
});

test("a wrong key is refused as anywhere: the session does not step in for it", async ({
  signedIn: page,
}) => {
  await page.goto("/dashboard/docs/server");
  await page.getByLabel("Your API key or access token").fill("tocsin_nobody");
  const article = page.locator("#listKeys");
  await article.getByText("Try it", { exact: true }).click();
  await article.getByRole("button", { name: "Send" }).click();
  await expect(article.getByRole("status")).toContainText("401");
  await expect(article.getByText('"code": "unauthenticated"')).toBeVisible();
});

test("on a phone nothing is wider than the screen", async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of PAGES) {
    await page.goto(`/dashboard/docs${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ path, over }).toEqual({ path, over: 0 });
  }
});

test("it needs a session, and /docs is not there unless it is switched on", async ({ page }) => {
  await page.goto("/dashboard/docs/dpdp");
  await expect(page).toHaveURL(/sign-in/);
  for (const path of ["/docs", "/docs/incidents"]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
});

test("switched on, /docs is there for everybody, and no door is missing", async ({ page }) => {
  test.slow();
  const server = await startServer({ ...(await freshEnv()), TOCSIN_PUBLIC_DOCS: "1" });
  try {
    for (const { id, name } of DOORS) {
      expect((await page.goto(`${server.url}/docs/${id}`))?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    }
    await page.goto(`${server.url}/docs`);
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    await expectAccessible(page);
    expect((await page.goto(`${server.url}/docs/nowhere`))?.status()).toBe(404);
  } finally {
    await server.stop();
    removeData(server.env);
  }
});
