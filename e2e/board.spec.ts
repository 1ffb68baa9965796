/** The board follows the register without a reload, whoever changed it. */

import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { breach, clientOf, expect, signIn, test } from "./fixtures";
import { makeHome } from "./home";

test("what the API declares stands on an open board, and leaves it when it is notified", async ({
  page,
  baseURL,
  house,
}) => {
  const home = await makeHome(house);
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/board");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  // Gone with the document: a reload would take it along.
  await page.evaluate(() => Object.assign(window, { stayed: true }));

  const overdue = await incidents.declare(breach(home, 80, { title: "Declared from afar" }));
  const row = page.getByRole("listitem").filter({ hasText: "Declared from afar" });
  await expect(row).toBeVisible();
  await expect(row.getByRole("timer")).toHaveAccessibleName(/^8 hours( \d+ minutes?)? overdue$/);
  await incidents.declare(breach(home, 70, { title: "Two hours left" }));
  await expect(page.getByRole("listitem").filter({ hasText: "Two hours left" })).toBeVisible();

  await incidents.notify(overdue.id, {
    authority_jurisdiction: "FR",
    delay_reasons: "Portal down",
  });
  await expect(row).toHaveCount(0);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});

test("a second app process on the same database shows it too, and knows a revoked key", async ({
  page,
  baseURL,
  house,
}) => {
  test.setTimeout(120_000);
  const home = await makeHome(house);
  const env = {
    ...(await freshEnv()),
    DATABASE_URL: house.databaseUrl,
    TOCSIN_SECRET: "s".repeat(40),
  };
  const second = await startServer(env);
  try {
    const { incidents } = clientOf(home, baseURL ?? "").privacy;
    await incidents.declare(breach(home, 1, { title: "Before" }));
    const there = clientOf(home, second.url).privacy.incidents;
    expect((await there.list({ orgId: home.orgId })).total).toBe(1);

    // The board of the first process, the declaration in the second.
    await signIn(house, page.context(), baseURL, home.person);
    await page.goto("/dashboard/board");
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await there.declare(breach(home, 2, { title: "From the second process" }));
    await expect(
      page.getByRole("listitem").filter({ hasText: "From the second process" }),
    ).toBeVisible();

    const address = `/api/v1/keys?orgId=${home.orgId}`;
    const bearer = { headers: { Authorization: `Bearer ${home.key}` } };
    const { keys } = await (await fetch(`${baseURL}${address}`, bearer)).json();
    const revoked = await fetch(`${baseURL}/api/v1/keys/${keys[0].id}/revoke`, {
      method: "POST",
      ...bearer,
    });
    expect(revoked.status).toBe(200);
    await expect
      .poll(async () => (await fetch(`${second.url}${address}`, bearer)).status)
      .toBe(401);
  } finally {
    await second.stop();
    removeData(env);
  }
});

test("digits count by the server's clock, not by the browser's", async ({
  page,
  baseURL,
  house,
}) => {
  const home = await makeHome(house);
  await clientOf(home, baseURL ?? "").privacy.incidents.declare(
    breach(home, 70, { title: "Two hours" }),
  );
  // The browser believes that it is two hours later.
  await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/board");
  await expect(page.getByRole("timer").first()).toHaveAccessibleName(
    /^(1 hour 59 minutes|2 hours) left$/,
  );
});

test("wall mode shows the board alone, keeps through a reload, and says how stale it is", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  for (let count = 0; count < 12; count++) {
    await incidents.declare(breach(home, 10 + count, { title: `Breach ${count}` }));
  }
  // One message, then silence.
  let asked = 0;
  await page.route("**/api/v1/live?*", async (route) => {
    if (asked++ > 0) return route.abort();
    const data = JSON.stringify({ now: new Date(), position: "1-1", resync: false });
    const body = `event: hello\nid: 1-1\ndata: ${data}\n\n`;
    return route.fulfill({ contentType: "text/event-stream", body });
  });
  await page.goto("/dashboard/board");
  await expect(page.getByRole("listitem")).toHaveCount(12);
  await expect(page.getByText("Reconnecting", { exact: true })).toBeVisible();
  await page.keyboard.press("w");
  await expect(page).toHaveURL(/mode=wall/);
  await page.reload();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByText(/^Showing (10|2) of 12\.$/)).toBeVisible();
  await expect(page.getByText(/^Page [12] of 2, next in \d+ s$/)).toBeVisible();
  await expect(page.getByText("Reconnecting", { exact: true })).toBeVisible();
  await expect(page.getByText(/^synced (just now|\d+ s ago)$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(12);
});
