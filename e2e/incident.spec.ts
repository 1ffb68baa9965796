/** The incident's page: corrections, late filings, decisions, and what the law asks with them. */
import { breach, clientOf, dialogOn, expect, signIn, test } from "./fixtures";

test("a late filing asks for its reasons, and is late for ever", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 80.5));
  await page.goto(`/dashboard/incidents/${id}`);
  const clocks = page.getByRole("complementary", { name: "Clocks" });
  await expect(clocks.getByRole("timer")).toHaveAccessibleName(/overdue/);
  await page.getByRole("button", { name: "Record a filing" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Record a filing" });
  await dialog.getByLabel("Authority").fill("DE-BY");
  await dialog.getByText("Web form", { exact: true }).click();
  await dialog.getByRole("button", { name: "Now" }).first().click();
  const reasons = dialog.getByLabel(/reason/i);
  await expect(reasons).toBeVisible();
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog).toBeVisible();
  await reasons.fill("The log provider answered on the fourth day.");
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/8 h \d\d late/).first()).toBeVisible();
  await expect(
    page.getByText("The log provider answered on the fourth day.").first(),
  ).toBeVisible();
  await expect(page.getByText("Receipt missing").first()).toBeVisible();
});

test("a decision keeps its reasons and takes the clock off", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 10));
  await page.goto(`/dashboard/incidents/${id}?do=decide`);
  const dialog = page.getByRole("dialog", { name: "Decide" });
  await dialog.getByText("No notification is due", { exact: true }).click();
  await dialog.getByLabel("Reasons").fill("Encrypted, and the key is safe.");
  await dialog.getByRole("button", { name: "Record this decision" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Decisions" })).toContainText(
    "Encrypted, and the key is safe.",
  );
  await expect(page.getByRole("complementary", { name: "Clocks" }).getByRole("timer")).toHaveCount(
    0,
  );
});

test("markup in a text is shown as text", async ({ signedIn: page, home, baseURL }) => {
  const title = "<img src=x onerror=alert(1)><b>bold</b>";
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(
    breach(home, 1, { title }),
  );
  await page.goto(`/dashboard/incidents/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("somebody changed it in between: the change is not lost in silence", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 1));
  await page.goto(`/dashboard/incidents/${id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await incidents.update(id, { title: "Changed by the API" });
  const dialog = dialogOn(page);
  await dialog.getByLabel("Title").fill("Changed in the browser");
  await dialog.getByRole("button", { name: /Save/ }).click();
  await expect(dialog.getByText(/changed/i).first()).toBeVisible();
  expect((await incidents.get(id)).title).toBe("Changed by the API");
});

test("what is typed in a dialog is not lost by a slip; its own buttons close it", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 10));
  await page.goto(`/dashboard/incidents/${id}`);
  const dialog = dialogOn(page);
  const open = async () => {
    await page.getByRole("button", { name: "Decide", exact: true }).first().click();
    await expect(dialog).toBeVisible();
  };
  await open();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await open();
  await dialog.getByRole("textbox").first().fill("Nothing left the house.");
  await page.mouse.click(4, 400);
  await expect(dialog.getByRole("status")).toContainText("Not saved yet");
  await page.mouse.click(4, 400);
  await expect(dialog.getByRole("textbox").first()).toHaveValue("Nothing left the house.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await open();
  await dialog.getByRole("textbox").first().fill("Once more.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
});

test.describe("when the session ends while somebody writes", () => {
  test.beforeEach(async ({ signedIn: page, home, baseURL }) => {
    // The first page that a browser opens learns its time zone, and is rendered for it.
    await page.goto("/dashboard/board");
    await expect.poll(() => page.evaluate(() => document.cookie)).toContain("tz=");
    const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 10));
    await page.goto(`/dashboard/incidents/${id}`);
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
  });

  test("a dialog keeps it, says so, and saves it once somebody is signed in again", async ({
    signedIn: page,
    home,
    house,
    baseURL,
  }) => {
    await page.getByRole("button", { name: "Edit", exact: true }).first().click();
    const dialog = dialogOn(page);
    await dialog.getByRole("textbox").first().fill("Two laptops left in a train");
    await page.context().clearCookies();
    await dialog.getByRole("button", { name: /Save/ }).click();
    await expect(dialog.getByRole("alert")).toContainText("You are signed out");
    await expect(dialog.getByRole("link", { name: "Sign in in a new tab" })).toBeVisible();
    await signIn(house, page.context(), baseURL, home.person);
    await dialog.getByRole("button", { name: /Save/ }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two laptops left in a train");
  });

  test("a comment stays, also when the page comes back from another tab", async ({
    signedIn: page,
    home,
    house,
    baseURL,
  }) => {
    const comment = page.getByRole("region", { name: "Timeline" }).getByRole("textbox");
    await comment.fill("The supplier was told by telephone.");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(page.getByText("You are signed out.").first()).toBeVisible();
    const path = new URL(page.url()).pathname.replace("/dashboard/", "/api/v1/privacy/");
    const asked = page.waitForResponse((answer) => answer.url().endsWith(path));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    expect((await asked).status()).toBe(401);
    await expect(comment).toHaveValue("The supplier was told by telephone.");
    await signIn(house, page.context(), baseURL, home.person);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(comment).toHaveValue("");
  });
});

test.describe("in German", () => {
  test.use({ locale: "de-DE", timezoneId: "Europe/Berlin" });

  test("the history says facts by their names and in words, old and new", async ({
    signedIn: page,
    home,
    baseURL,
  }) => {
    const client = clientOf(home, baseURL ?? "");
    const { id } = await client.privacy.incidents.declare(breach(home, 10));
    const state = (body: object) =>
      client.request({ method: "POST", path: `/api/v1/privacy/incidents/${id}/facts`, body });
    await state({
      persons: { kind: "to_be_determined" },
      detected_at: "2026-03-01T23:02:00Z",
      reason: "The log was read later.",
    });
    await state({ persons: { kind: "approximate", number: 1284 } });
    await page.goto(`/dashboard/incidents/${id}`);
    const history = page.getByRole("region", { name: "Verlauf" });
    for (const entry of await history.locator("summary").all()) await entry.click();
    await expect(history).toContainText("Mo 2. März 2026 00:02 CET");
    await expect(history).toContainText(/Noch zu klären\s+Etwa 1\.284/);
    const said = await history.locator("dl").allInnerTexts();
    expect(said.join("\n")).not.toMatch(/[{}"]|_|\d{4}-\d\d-\d\dT/);
  });
});

test("on paper stands the record, nothing to press, and nothing beyond the edge", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const title = "Mailbox of the pharmacy's prescription desk taken over by somebody unknown";
  const { id } = await incidents.declare(breach(home, 80, { title, drill: true }));
  await page.goto(`/dashboard/incidents/${id}`);
  await expect(page.getByRole("button", { name: "Record a filing" }).first()).toBeVisible();
  // A4 between its margins, at 96 dots an inch.
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const duties = page.getByRole("region", { name: "Duties", exact: true });
  await expect(duties).toContainText("GDPR Art. 33");
  // What is still missing stays: there the button is the name of the fact.
  const missing = page.getByText("Art. 33(3): still missing").locator("xpath=..");
  await expect(missing.getByRole("button", { name: "Likely consequences" })).toBeVisible();
  const facts = await missing.getByRole("button").count();
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(facts);
  const beyond = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll("main *")]
      .filter(
        (each) => each.getClientRects().length > 0 && each.getBoundingClientRect().right > edge,
      )
      .map((each) => each.textContent?.slice(0, 80));
  });
  expect(beyond).toEqual([]);
});
