/** The wizard's facts: said step by step, held against every rule live, declared with the incident. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { clientOf, expect, test } from "./fixtures";

/** Opens the wizard, answers its first step, and stands on When. */
async function begin(page: Page, title: string) {
  await page.goto("/dashboard/incidents/new");
  await page.getByLabel("Title").fill(title);
  await page.getByText("Serious", { exact: true }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("When did you become aware?");
}

const onward = (page: Page) => page.getByRole("button", { name: "Continue" }).click();
const head = (page: Page) => page.getByRole("heading", { level: 1 });

/** A day that far back and a time on it, in the browser's zone. */
function day(ago: number): string {
  return new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
}

async function say(page: Page, name: string, date: string, time: string) {
  await page.getByLabel(`${name}, date`).fill(date);
  await page.getByLabel(`${name}, time`).fill(time);
}

async function sayAware(page: Page, date: string, time: string) {
  await page.getByLabel(/^Aware.*clock$/).fill(date);
  await page.getByLabel("Aware, time").fill(time);
}

test("an incident is declared with all that is known of it", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  test.slow();
  await begin(page, "Phished mailbox in accounts payable");
  await sayAware(page, day(1), "16:30");
  await page.getByText("What else is known of the times").click();
  await say(page, "Detected", day(1), "09:12");
  await page.getByLabel("Detected: estimated").check();
  await onward(page);
  await expect(page.getByText("Say why. An authority will ask.")).toBeVisible();
  await page
    .getByLabel("Why 7 h 18 after detection?")
    .fill("Reading the access log took until then.");
  await onward(page);

  await expect(head(page)).toHaveText("Whose data, and which?");
  const people = page.getByRole("radiogroup", { name: "People affected" });
  await people.getByText("About", { exact: true }).click();
  await page.getByLabel("People affected, number").fill("1,284");
  await page.getByLabel("Customers").check();
  await page.getByLabel("Means of payment").check();
  await onward(page);

  await expect(head(page)).toHaveText("Where does it reach?");
  await expect(page.getByText("Nobody has said yet")).toBeVisible();
  await page.getByLabel("A country or state").selectOption({ label: "Germany" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("A country or state").selectOption({ label: "California" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("People in Germany", { exact: true }).selectOption({ label: "About" });
  await page.getByLabel("People in Germany, number").fill("900");
  await page.getByLabel("Nobody lives anywhere else").check();
  await onward(page);

  await expect(head(page)).toHaveText("What do the rules ask for?");
  const rules = page.getByRole("region", { name: "What the rules say" });
  await expect(rules.getByText(/^\d+ rules: \d+ appl(?:y|ies) now/)).toBeVisible();
  // A missing fact leads to where it is said, on this step too.
  const major = page.getByRole("radiogroup", { name: "Is it a major incident (DORA Art. 18)?" });
  await expect(major).toBeHidden();
  await rules.getByRole("button", { name: "Say it: Is it a major incident" }).click();
  await expect(major).toBeVisible();
  await page.getByText("A high risk", { exact: true }).click();
  await page.getByLabel("Why").fill("Bank details were read.");
  const art33 = rules.getByRole("listitem").filter({ hasText: "GDPR Art. 33(1)" });
  await expect(art33.getByText(/GDPR Art\. 33\(1\)/).first()).toBeVisible();
  await art33.getByText("How it is computed").click();
  await expect(art33.getByText(/72:00:00 elapsed hours/)).toBeVisible();
  await onward(page);

  await expect(head(page)).toHaveText("Read it once, then declare");
  for (const said of ["About 1,284", "Means of payment", "Germany: About 900", "California, US"]) {
    await expect(page.getByRole("form").getByText(said).first()).toBeVisible();
  }
  const declare = page.getByRole("button", { name: /^Declare and start \d+ clocks$/ });
  const promised = Number(/\d+/.exec((await declare.textContent()) ?? "")?.[0]);
  await declare.click();
  await expect(page).toHaveURL(/dashboard\/incidents\/[0-9a-f-]{36}/);
  const id = new URL(page.url()).pathname.split("/").pop() ?? "";
  const client = clientOf(home, baseURL ?? "");
  const path = `/api/v1/privacy/incidents/${id}`;
  const { duties } = await client.request<{ duties: { state: string }[] }>({
    method: "GET",
    path: `${path}/duties`,
  });
  expect(duties.filter(({ state }) => state === "running")).toHaveLength(promised);
  const { now } = await client.request<{ now: Record<string, unknown> }>({
    method: "GET",
    path: `${path}/facts`,
  });
  expect(now).toMatchObject({
    persons: { kind: "approximate", number: 1284 },
    person_categories: ["customers"],
    data_categories: ["payment"],
    affected: {
      places: [
        { place: "DE", persons: { kind: "approximate", number: 900 } },
        { place: "US-CA", persons: { kind: "to_be_determined" } },
      ],
      complete: true,
    },
    risk: { level: "high_risk", reasons: "Bank details were read." },
  });
});

test("times that contradict each other are named with both values, start nothing, and stop nobody", async ({
  signedIn: page,
}) => {
  await begin(page, "Contradicted");
  await sayAware(page, day(2), "09:12");
  await expect(page.getByRole("timer")).toBeVisible();
  await page.getByText("What else is known of the times").click();
  await say(page, "Detected", day(1), "16:30");
  const note = page.getByRole("status").filter({ hasText: "lies before" });
  await expect(note).toContainText(/Became aware .* 09:12 .* lies before Detected .* 16:30/);
  await expect(page.getByText("No clock can start.", { exact: true })).toBeVisible();
  await expect(page.getByRole("timer")).toHaveCount(0);
  await onward(page);
  await expect(head(page)).toHaveText("Whose data, and which?");
  await page.reload();
  await page.getByRole("button", { name: "Declare now, complete later" }).click();
  await expect(head(page)).toHaveText("When did you become aware?");
  await expect(note).toBeVisible();
  await expect(page.getByText("It contradicts another time. Check the two.")).toBeVisible();
  await expect(page).toHaveURL(/incidents\/new/);
  await say(page, "Detected", day(2), "09:12");
  await expect(page.getByText("It contradicts another time.")).toHaveCount(0);
  await page.getByRole("button", { name: "Declare now, complete later" }).click();
  await expect(head(page)).toHaveText("Contradicted");
});

test("the draft survives a reload, half-said things too", async ({ signedIn: page }) => {
  await begin(page, "Half said");
  await page.getByRole("button", { name: "Now" }).click();
  await onward(page);
  const people = page.getByRole("radiogroup", { name: "People affected" });
  await people.getByText("Exact", { exact: true }).click();
  await page.getByLabel("People affected, number").fill("about 200");
  await page.getByLabel("Health", { exact: true }).check();
  await onward(page);
  await expect(page.getByText("Give a whole number").first()).toBeVisible();
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("People affected, number")).toHaveValue("about 200");
  await expect(page.getByLabel("Health", { exact: true })).toBeChecked();
});

test("a draft of an earlier edition still opens", async ({ signedIn: page, home }) => {
  const name = `tocsin:draft:${home.person.id}:${home.orgId}`;
  const kept = JSON.stringify({
    key: "0123456789abcdef0123456789abcdef",
    savedAt: 1,
    step: "details",
    values: { orgId: home.orgId, title: "From before", severity: "serious", affected_users: "77" },
  });
  await page.goto("/dashboard/board");
  await page.evaluate(([at, said]) => localStorage.setItem(at ?? "", said ?? ""), [name, kept]);
  await page.goto("/dashboard/incidents/new");
  await expect(head(page)).toHaveText("Whose data, and which?");
  await expect(page.getByLabel("People affected, number")).toHaveValue("77");
});

test("a failed assessment says so quietly, can be tried again, and stops no declaring", async ({
  signedIn: page,
}) => {
  let refuse = true;
  await page.route("**/api/v1/clock/preview", (route) =>
    refuse ? route.abort("connectionfailed") : route.continue(),
  );
  await begin(page, "Offline");
  await page.getByRole("button", { name: "Now" }).click();
  for (const _ of ["data", "where", "assess"]) await onward(page);
  await expect(page.getByText("Could not assess.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Declare now, complete later" })).toBeEnabled();
  refuse = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText(/^\d+ rules: \d+ appl(?:y|ies) now/)).toBeVisible();
});

test("facts are said with the keyboard alone", async ({ signedIn: page }) => {
  await begin(page, "Keys only");
  await page.getByRole("button", { name: "Now" }).press("Enter");
  await page.locator("summary", { hasText: "What else is known" }).press("Enter");
  await expect(page.getByLabel("Detected, date")).toBeVisible();
  await page.getByLabel("Detected, date").press("ControlOrMeta+Enter");
  await expect(head(page)).toHaveText("Whose data, and which?");
  await page
    .getByRole("radiogroup", { name: "People affected" })
    .getByRole("radio", { name: "About" })
    .press("Space");
  await page.getByLabel("People affected, number").pressSequentially("12");
  await page.getByLabel("Minors").press("Space");
  await page.keyboard.press("ControlOrMeta+Enter");
  const chooser = page.getByLabel("A country or state");
  await chooser.focus();
  await page.keyboard.type("Fran");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("People in France")).toBeVisible();
  await expect(chooser).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(head(page)).toHaveText("What do the rules ask for?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("button", { name: "Declare and start" }).press("Enter");
  await expect(head(page)).toHaveText("Keys only");
});

for (const scheme of ["light", "dark"] as const) {
  test(`every step, ${scheme}, has nothing that axe calls serious`, async ({ signedIn: page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await begin(page, "Looked at");
    await sayAware(page, day(1), "09:12");
    await page.getByText("What else is known of the times").click();
    await say(page, "Detected", day(0), "00:01");
    await expect(page.getByRole("status").filter({ hasText: "lies before" })).toBeVisible();
    await expectAccessible(page);
    await onward(page);
    await page.getByText("Exact", { exact: true }).first().click();
    await page.getByText("Cause, consequences and measures").click();
    await page.getByText("What became of the data").click();
    await expectAccessible(page);
    await page.getByLabel("People affected, number").fill("12");
    await onward(page);
    await page.getByText("Processor", { exact: true }).click();
    await page.getByLabel("A country or state").selectOption({ label: "France" });
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expectAccessible(page);
    await onward(page);
    await expect(page.getByText(/^\d+ rules: \d+ appl(?:y|ies) now/)).toBeVisible();
    await page.getByText("Does not apply").click();
    await expectAccessible(page);
    await onward(page);
    await expect(head(page)).toHaveText("Read it once, then declare");
    await expectAccessible(page);
  });
}
