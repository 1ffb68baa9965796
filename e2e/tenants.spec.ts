/** Another organisation's incident is nowhere: not as a page, not in its title, not by the API or the stream. */

import { breach, clientOf, expect, signIn, test } from "./fixtures";
import { makeHome } from "./home";

test("a foreign incident is a page that never was", async ({ page, browser, baseURL, house }) => {
  const [a, b] = [await makeHome(house), await makeHome(house)];
  const { id } = await clientOf(a, baseURL ?? "").privacy.incidents.declare(
    breach(a, 5, { title: "Secret of A" }),
  );
  const pageOfA = await (await browser.newContext({ baseURL })).newPage();
  await signIn(house, pageOfA.context(), baseURL, a.person);
  await pageOfA.goto(`/dashboard/incidents/${id}`);
  await expect(pageOfA).toHaveTitle(/Secret of A/);
  await pageOfA.context().close();

  await signIn(house, page.context(), baseURL, b.person);
  const foreign = await page.goto(`/dashboard/incidents/${id}`);
  const foreignTitle = await page.title();
  const text = await page.locator("body").innerText();
  const none = await page.goto(`/dashboard/incidents/${crypto.randomUUID()}`);
  expect(foreign?.status()).toBe(404);
  expect(none?.status()).toBe(404);
  expect(foreignTitle).toBe(await page.title());
  expect(text).toBe(await page.locator("body").innerText());
  expect(text).not.toContain("Secret of A");
  for (const address of [
    `/api/v1/privacy/incidents/${id}`,
    `/api/v1/privacy/incidents?orgId=${a.orgId}`,
    `/api/v1/board?orgId=${a.orgId}`,
    `/api/v1/live?orgId=${a.orgId}`,
    `/api/v1/audit?orgId=${a.orgId}`,
  ]) {
    expect((await page.request.get(address)).status()).toBe(404);
  }
  for (const address of ["/dashboard/board", "/dashboard/incidents", "/dashboard/audit"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("body")).not.toContainText("Secret of A");
  }
});

test("a write by session from another site is refused", async ({ signedIn, home }) => {
  const send = (headers: Record<string, string>) =>
    signedIn.request.post("/api/v1/privacy/incidents", { data: breach(home, 1), headers });
  expect(
    (await send({ "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" })).status(),
  ).toBe(403);
  expect((await send({})).status()).toBe(403);
  expect((await send({ "Sec-Fetch-Site": "same-origin" })).status()).toBe(201);
});
