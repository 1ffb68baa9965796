/** The incident's page follows the register without a reload, whoever changed it and in whichever process. */
import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { breach, clientOf, expect, signIn, test } from "./fixtures";

test("what the API changes stands on the open page of the incident", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 10));
  await page.goto(`/dashboard/incidents/${id}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
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
    await page.goto(`/dashboard/incidents/${id}`);
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
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
