/** The incident's page follows the register without a reload, whoever changed it and in whichever process. */
import type { Page } from "@playwright/test";
import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { breach, clientOf, expect, signIn, test } from "./fixtures";

/** Opens an incident and waits until its line stands. */
async function openLive(page: Page, id: string): Promise<void> {
  await page.goto(`/dashboard/incidents/${id}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
}

test("what the API changes stands on the open page of the incident", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 10));
  await openLive(page, id);
  const clocks = page.getByRole("complementary", { name: "Clocks" });
  await expect(clocks.getByRole("timer")).toHaveCount(1);
  // Gone with the document: a reload would take it along.
  await page.evaluate(() => Object.assign(window, { stayed: true }));

  await incidents.update(id, { title: "Two laptops left in a train" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two laptops left in a train");
  await incidents.notify(id, { authority_jurisdiction: "DE-BY" });
  await expect(clocks.getByRole("timer")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(/fil/i);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});

test("a page that could not read a change anew tries again soon, although nothing more is told", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 10));
  await page.clock.install();
  await openLive(page, id);
  let broken = 0;
  const itself = `**/api/v1/privacy/incidents/${id}`;
  await page.route(itself, async (route) => {
    broken++;
    await route.abort();
  });
  await incidents.update(id, { title: "Three laptops left in a train" });
  await expect.poll(() => broken).toBe(1);
  await page.unroute(itself);
  await page.clock.fastForward(30_000);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Three laptops left in a train");
});

test("the page is rendered again only where the incident changed between its rendering and its line", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 10));
  const other = await incidents.declare(breach(home, 11));
  let renderings = 0;
  page.on("request", (request) => {
    if (request.headers().rsc === "1" && request.url().includes(id)) renderings++;
  });
  /** Opens the incident, and lets its line through only after `meanwhile`. */
  async function openAfter(meanwhile: () => Promise<unknown>): Promise<void> {
    const once = { times: 1 };
    await page.route(
      "**/api/v1/live?**",
      async (route) => {
        await meanwhile();
        await route.continue();
      },
      once,
    );
    await openLive(page, id);
  }

  // The first page that a browser opens learns its time zone, and is rendered for it.
  await page.goto("/dashboard/board");
  await expect.poll(() => page.evaluate(() => document.cookie)).toContain("tz=");
  await openAfter(() => incidents.update(other.id, { title: "Another one" }));
  // The line tells in order: once it has told this, it has told all that came before.
  await incidents.update(id, { title: "Told first" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Told first");
  expect(renderings).toBe(1);

  renderings = 0;
  await openAfter(() => incidents.update(id, { title: "Changed before the line stood" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Changed before the line stood");
  expect(renderings).toBe(1);
});

test("a second tab hears what changed before it listened to the first one", async ({
  page,
  context,
  baseURL,
  house,
  home,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 10));
  await signIn(house, context, baseURL, home.person);
  await openLive(page, id);

  const second = await context.newPage();
  // It has its page, and its scripts only after the first tab was told of a change.
  const html = await second.request.get(`/dashboard/incidents/${id}`);
  const body = await html.text();
  await second.route(`**/dashboard/incidents/${id}`, (route) =>
    route.request().headers().rsc === "1"
      ? route.continue()
      : route.fulfill({ response: html, body }),
  );
  await incidents.update(id, { title: "Said before the second tab listened" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Said before the second tab listened",
  );
  await second.goto(`/dashboard/incidents/${id}`);
  await expect(second.getByRole("heading", { level: 1 })).toHaveText(
    "Said before the second tab listened",
  );
});

test("what another app process changes stands on it too", async ({
  page,
  baseURL,
  house,
  home,
}) => {
  test.setTimeout(120_000);
  const env = {
    ...(await freshEnv()),
    DATABASE_URL: house.databaseUrl,
    TOCSIN_SECRET: "s".repeat(40),
  };
  const second = await startServer(env);
  try {
    const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 10));
    await signIn(house, page.context(), baseURL, home.person);
    await openLive(page, id);
    await clientOf(home, second.url).privacy.incidents.update(id, { title: "Said elsewhere" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Said elsewhere");
  } finally {
    await second.stop();
    removeData(env);
  }
});

test("tabs of one browser share one stream, and the next takes over when the first closes", async ({
  page,
  context,
  baseURL,
  house,
  home,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 10));
  let opened = 0;
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/v1/live") opened++;
  });
  await signIn(house, context, baseURL, home.person);
  await page.goto("/dashboard/board");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const second = await context.newPage();
  await second.goto(`/dashboard/incidents/${id}`);
  await expect(second.getByText("Live", { exact: true })).toBeVisible();
  expect(opened).toBe(1);

  await incidents.update(id, { title: "Heard through the first tab" });
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Heard through the first tab");
  await page.close();
  await expect.poll(() => opened).toBe(2);
  await incidents.update(id, { title: "Heard by itself" });
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Heard by itself");
});
