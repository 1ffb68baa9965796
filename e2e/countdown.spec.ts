/**
 * Digits show the server's time as its last message said it, whatever the browser's clock does. The
 * browser's clock is emulated and held still, so that what is shown hangs on the message alone.
 */
import type { Locator, Page } from "@playwright/test";
import { formatCountdown, HOUR_MS, MINUTE_MS, SECOND_MS } from "../lib/time";
import { breach, clientOf, expect, signIn, test } from "./fixtures";
import type { Home } from "./home";

/** Keeps the server's times that the stream's messages say, in `window.heard`. */
function keepMessages(): void {
  const heard: number[] = [];
  Object.assign(window, { heard });
  window.EventSource = class extends EventSource {
    constructor(url: string | URL) {
      super(url);
      for (const name of ["hello", "change", "tick"]) {
        this.addEventListener(name, ({ data }) => heard.push(Date.parse(JSON.parse(data).now)));
      }
    }
  };
}

/** How many messages came, what the last one said, and the digits of the first clock. */
function look(page: Page) {
  return page.evaluate(() => {
    const heard: number[] = "heard" in window && Array.isArray(window.heard) ? window.heard : [];
    const digits = document.querySelector("[role=timer]")?.textContent ?? "";
    return { messages: heard.length, said: heard.at(-1) ?? Number.NaN, digits };
  });
}

/** A breach with two hours left of its 72. */
async function declared(
  { declare }: ReturnType<typeof clientOf>["privacy"]["incidents"],
  home: Home,
) {
  const body = breach(home, 70);
  const { id } = await declare(body);
  return { id, due: Date.parse(body.discovered_at ?? "") + 72 * HOUR_MS };
}

/** Waits for the next message, and for digits that show its time: to the second, and one for its way. */
async function expectRightAfterNextMessage(
  page: Page,
  due: number,
  provoke: () => Promise<unknown>,
) {
  const { messages } = await look(page);
  await provoke();
  await expect
    .poll(async () => {
      const now = await look(page);
      const right = [0, SECOND_MS, -SECOND_MS].map((off) =>
        formatCountdown(due - Math.floor((now.said + off) / SECOND_MS) * SECOND_MS),
      );
      return now.messages > messages && right.includes(now.digits) ? "right" : { ...now, right };
    })
    .toBe("right");
}

for (const [words, offMs] of [
  ["two hours ahead", 2 * HOUR_MS],
  ["two hours behind", -2 * HOUR_MS],
] as const) {
  test(`digits are right in a browser whose clock is ${words}`, async ({
    page,
    baseURL,
    house,
    home,
  }) => {
    const { incidents } = clientOf(home, baseURL ?? "").privacy;
    const { id, due } = await declared(incidents, home);
    await page.addInitScript(keepMessages);
    await page.clock.install({ time: Date.now() + offMs });
    await signIn(house, page.context(), baseURL, home.person);
    await page.goto("/dashboard/board");
    await expect(page.getByText("Clock corrected", { exact: true })).toBeVisible();
    await page.clock.pauseAt(Date.now() + offMs + MINUTE_MS);
    await expectRightAfterNextMessage(page, due, () => incidents.update(id, { title: "Now" }));
  });
}

test("after ten minutes of sleep, digits are right with the next message", async ({
  page,
  baseURL,
  house,
  home,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id, due } = await declared(incidents, home);
  await page.addInitScript(keepMessages);
  await page.clock.install();
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/board");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  // The lid closes: no timer runs, and the clock is ten minutes on when it opens. It believes itself.
  await page.clock.pauseAt(Date.now() + 10 * MINUTE_MS);
  await expectRightAfterNextMessage(page, due, () => incidents.update(id, { title: "Awake" }));
});

test("over the change to summer time, digits lose the seconds that pass and no hour", async ({
  page,
  baseURL,
  house,
  home,
}) => {
  await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 70));
  // The viewer's zone skips from 02:00 CET to 03:00 CEST at 01:00 UTC.
  const before = Date.parse("2027-03-28T00:59:58Z");
  const due = Date.parse("2027-03-28T03:00:00Z");
  await page.route("**/api/v1/board?*", async (route) => {
    const response = await route.fetch();
    const board = await response.json();
    for (const { clock } of board.rows)
      Object.assign(clock, { due_at: new Date(due).toISOString() });
    await route.fulfill({ response, json: board });
  });
  // One message at a time, each when the test says so.
  const say: ((now: number) => void)[] = [];
  await page.route("**/api/v1/live?*", async (route) => {
    const now = await new Promise<number>((resolve) => say.push(resolve));
    const data = JSON.stringify({
      now: new Date(now).toISOString(),
      position: "1-1",
      resync: false,
    });
    await route.fulfill({
      contentType: "text/event-stream",
      body: `retry: 100\n\nevent: hello\nid: 1-1\ndata: ${data}\n\n`,
    });
  });
  const digits = page.getByRole("timer").first();
  const wall = page.getByText(/^Server time/).locator("xpath=..");
  // Told until it is seen: a page that has stood still drops its first message, and connects anew for a fresh one.
  const tell = (now: number, where: Locator, seen: string | RegExp) =>
    expect(async () => {
      for (const answer of say.splice(0)) answer(now);
      await expect(where).toContainText(seen, { timeout: 500 });
    }).toPass();

  await page.clock.install();
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/board");
  // The deadline is the one above before the clock stands: reading it needs timers.
  await tell(Date.now(), digits, /\dd \d/);
  await page.clock.pauseAt(Date.now() + MINUTE_MS);
  await tell(before, wall, "01:59:58");
  await expect(digits).toHaveText(formatCountdown(due - before));
  // Nothing is heard while the zone changes.
  await page.clock.runFor(5_000);
  await expect(wall).toContainText("03:00:03");
  await expect(wall).toContainText("CEST");
  await expect(digits).toHaveText(formatCountdown(due - before - 5 * SECOND_MS));
  // The next message says that a second more has passed.
  await tell(before + 6 * SECOND_MS, wall, "03:00:04");
  await expect(digits).toHaveText(formatCountdown(due - before - 6 * SECOND_MS));
});
