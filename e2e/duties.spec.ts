/** Many duties on one incident: filed late, decided, corrected, contradicted, and brought about by a person. */
import type { Locator, Page } from "@playwright/test";
import { timeWords } from "../lib/i18n/time-words";
import type { DeclareInput } from "../lib/schema/incident";
import { toFields } from "../lib/time";
import { expectAccessible } from "./accessible";
import { breach, clientOf, expect, test } from "./fixtures";

const HOUR_MS = 3_600_000;
const ZONE = "Europe/Berlin";
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

/** People in Germany and Japan, at a high risk: Art. 33 and 34 apply, and Japan's law is for a person to judge. */
const FACTS: DeclareInput["facts"] = {
  affected: {
    places: [
      { place: "DE", persons: { kind: "approximate", number: 900 } },
      { place: "JP", persons: { kind: "exact", number: 12 } },
    ],
    complete: true,
  },
  persons: { kind: "approximate", number: 912 },
  risk: { level: "high_risk", reasons: "Account numbers were copied." },
};

const dutiesOf = (page: Page) => page.getByRole("region", { name: "Duties" });
const dutyOf = (page: Page, act: string): Locator =>
  dutiesOf(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: act, exact: true }) });

test("every duty stands with its state, and no number where the law gives none", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 30, { facts: FACTS }));
  await page.goto(`/dashboard/incidents/${id}`);
  const art33 = dutyOf(page, "Notify the supervisory authority");
  await expect(art33.getByRole("timer")).toHaveAccessibleName(/^4[12] hours .*left$/);
  await expect(art33).toContainText("GDPR Art. 33(1)");
  await art33.getByText("How it is computed").click();
  await expect(art33.getByText(/\+ 72:00:00 elapsed hours/)).toBeVisible();
  const art34 = dutyOf(page, "Tell the people affected");
  await expect(art34).toContainText("Without undue delay");
  await expect(art34.getByRole("timer")).toHaveAccessibleName(/gone$/);
  await expect(art34.getByRole("timer")).not.toContainText(":");
  await expect(art34.getByText(/^Due /)).toHaveCount(0);
  await expectAccessible(page);

  await page.goto("/dashboard/board");
  const row = page.getByRole("listitem").filter({ hasText: "Tell the people affected" });
  await expect(row).toContainText("Without undue delay");
  await expect(row.getByRole("timer")).toHaveAccessibleName(/gone$/);
});

test("a duty filed late asks for its reasons and keeps exactly what was sent", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 80.5));
  await page.goto(`/dashboard/incidents/${id}`);
  const art33 = dutyOf(page, "Notify the supervisory authority");
  await art33.getByRole("button", { name: "Record a filing" }).click();
  const dialog = page.getByRole("dialog", { name: "Record a filing" });
  await dialog.getByLabel("Authority").fill("CNIL");
  await dialog.getByText("Portal", { exact: true }).click();
  await dialog.getByRole("button", { name: "Now" }).click();
  await dialog.getByLabel("Exactly what was sent").fill("Form 12, first part.");
  await dialog.getByText("Not complete: more follows", { exact: true }).click();
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog.getByText(/reasons for the delay are part/)).toBeVisible();
  await dialog.getByLabel("Reasons for the delay").fill("The portal was down for a day.");
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog).toBeHidden();
  await expect(art33).toContainText(/Sent 8 h \d\d late/);
  await expect(art33).toContainText("The portal was down for a day.");
  const filings = page.getByRole("region", { name: "Filings", exact: true });
  await filings.getByText("Exactly what was sent").click();
  await expect(filings.getByText("Form 12, first part.")).toBeVisible();
  await expect(filings).toContainText(/SHA-256\s*[0-9a-f]{64}/);

  await art33.getByRole("button", { name: "Record what followed" }).click();
  await dialog.getByText("Withdrawal", { exact: true }).click();
  await dialog.getByText("E-mail", { exact: true }).click();
  await dialog.getByRole("button", { name: "Now" }).click();
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await dialog.getByLabel("Why it is withdrawn").fill("It was another firm's breach.");
  await dialog.getByRole("button", { name: "Record this filing" }).click();
  await expect(dialog).toBeHidden();
  await expect(filings).toContainText("It was another firm's breach.");
  await expect(art33).toContainText(/Sent 8 h \d\d late/);
});

test("the people affected need not be told, and that is decided again without erasing", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 5, { facts: FACTS }));
  await page.goto(`/dashboard/incidents/${id}`);
  const art34 = dutyOf(page, "Tell the people affected");
  await art34.getByRole("button", { name: "Decide" }).click();
  const dialog = page.getByRole("dialog", { name: "Decide" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByText("Not told: the data cannot be read (Art. 34(3)(a))").click();
  await dialog.getByRole("button", { name: "Record this decision" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Reasons").fill("AES-256, and the key never left the vault.");
  await dialog.getByRole("button", { name: "Record this decision" }).click();
  await expect(dialog).toBeHidden();
  await expect(art34).toContainText("Not required");

  await art34.getByRole("button", { name: "Decide again" }).click();
  await dialog.getByText("The people affected are told", { exact: true }).click();
  await dialog.getByLabel("Reasons").fill("The vault's key was copied as well.");
  await dialog.getByRole("button", { name: "Record this decision" }).click();
  await expect(dialog).toBeHidden();
  await expect(art34).toContainText("Without undue delay");
  const decisions = page.getByRole("region", { name: "Decisions" });
  await expect(decisions.getByRole("listitem")).toHaveCount(2);
  await expect(decisions.getByRole("listitem").first()).toContainText("key was copied");
  await expect(decisions.getByRole("listitem").last()).toContainText("earlier decision");
});

test("a corrected awareness puts a second verdict beside the first, with its reasons", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 60));
  await incidents.notify(id, { authority_jurisdiction: "FR", notification_reference: "N-1" });
  await page.goto(`/dashboard/incidents/${id}`);
  const art33 = dutyOf(page, "Notify the supervisory authority");
  await expect(art33).toContainText(/Met, 1[12] h \d\d to spare/);
  await page.getByRole("button", { name: "Correct", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Correct the awareness" });
  const earlier = toFields(hoursAgo(100), ZONE);
  await dialog.getByLabel("Aware since", { exact: true }).fill(earlier.date);
  await dialog.getByLabel("Aware since, time").fill(earlier.time);
  await dialog.getByLabel("Reason", { exact: true }).fill("The supplier had called before.");
  await dialog.getByRole("button", { name: "Correct and recompute" }).click();
  await expect(dialog.getByText(/Under this awareness the notice was late/)).toBeVisible();
  await dialog.getByLabel("Reasons for the delay").fill("The call was not passed on.");
  await dialog.getByRole("button", { name: "Correct and recompute" }).click();
  await expect(dialog).toBeHidden();
  await expect(art33).toContainText(/Under the corrected awareness:\s*late by (27|28) h \d\d/);
  await expect(art33.getByText("Met", { exact: false }).first()).toBeVisible();
  const facts = page.getByRole("region", { name: "Facts", exact: true });
  await expect(facts.locator("s")).toContainText(timeWords("en", ZONE).at(hoursAgo(60), "day"));
  await expect(facts).toContainText("The supplier had called before.");
});

test("facts that contradict each other are named with both values, and no clock runs", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 30));
  await page.goto(`/dashboard/incidents/${id}`);
  const facts = page.getByRole("region", { name: "Facts", exact: true });
  await facts.getByRole("button", { name: "State: Times" }).click();
  const dialog = page.getByRole("dialog", { name: "Times" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  const later = toFields(hoursAgo(3), ZONE);
  await dialog.getByLabel("Detected, date").fill(later.date);
  await dialog.getByLabel("Detected, time").fill(later.time);
  await dialog.getByRole("button", { name: "Record these facts" }).click();
  await expect(dialog).toBeHidden();
  const box = facts.getByText(/These facts contradict each other/).locator("..");
  await expect(box).toContainText(later.time);
  await expect(box).toContainText(toFields(hoursAgo(30), ZONE).time.slice(0, 2));
  await expect(dutyOf(page, "Notify the supervisory authority")).toContainText(
    "Awaiting a decision",
  );
  await expect(page.getByRole("complementary", { name: "Clocks" }).getByRole("timer")).toHaveCount(
    0,
  );
});

test("what Art. 33(3) still asks for leads to its field", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 1));
  await page.goto(`/dashboard/incidents/${id}`);
  const facts = page.getByRole("region", { name: "Facts", exact: true });
  await facts.getByRole("button", { name: "Likely consequences" }).click();
  const dialog = page.getByRole("dialog", { name: "Consequences and measures" });
  await dialog.getByLabel("Likely consequences").fill("Letters in false names.");
  await dialog.getByRole("button", { name: "Record these facts" }).click();
  await expect(dialog).toBeHidden();
  await expect(facts.getByText("Letters in false names.")).toBeVisible();
  await expect(facts.getByRole("button", { name: "Likely consequences" })).toHaveCount(0);
});

test("a person has a rule apply that no condition can judge", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 5, { facts: FACTS }));
  await page.goto(`/dashboard/incidents/${id}`);
  const assessment = page.getByRole("region", { name: "Assessment" });
  const applies = assessment.getByRole("button", { name: /^It applies: .*APPI/ }).first();
  const before = await dutiesOf(page).getByRole("heading", { level: 4 }).count();
  await applies.click();
  const dialog = page.getByRole("dialog", { name: "Decide" });
  await dialog.getByLabel("Reasons").fill("Twelve customers in Osaka, with account numbers.");
  await dialog.getByRole("button", { name: "Record this decision" }).click();
  await expect(dialog).toBeHidden();
  await expect(dutiesOf(page).getByRole("heading", { level: 4 })).toHaveCount(before + 1);
  await expect(dutiesOf(page)).toContainText("Twelve customers in Osaka");
  await assessment.getByRole("button", { name: "Assess again: all rules" }).click();
  const assess = page.getByRole("dialog", { name: "Assess again" });
  await expect(assess.getByText(/would change|Nothing changes/)).toBeVisible();
});

test("closing is refused while duties are open, and says which", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 5, { facts: FACTS, status: "open" }));
  await incidents.notify(id, { authority_jurisdiction: "FR" });
  await page.goto(`/dashboard/incidents/${id}`);
  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: /Resolve/ }).click();
  const dialog = page.getByRole("dialog", { name: /resolve/i });
  await dialog.getByRole("button", { name: /Resolve/ }).click();
  const said = dialog.getByRole("alert").getByRole("listitem");
  const open = said.filter({ hasText: "Tell the people affected, GDPR Art. 34" });
  await expect(open).toContainText("Without undue delay");
  await expect(said.filter({ hasText: "Notify the supervisory authority" })).toHaveCount(0);
  expect((await incidents.get(id)).status).toBe("notified");
});

test("on a phone all of it is within reach", async ({ signedIn: page, home, baseURL }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const { id } = await incidents.declare(breach(home, 80, { facts: FACTS }));
  await page.goto(`/dashboard/incidents/${id}`);
  await expect(dutyOf(page, "Notify the supervisory authority")).toBeVisible();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await wide()).toBeLessThanOrEqual(0);
  await dutyOf(page, "Tell the people affected").getByRole("button", { name: "Decide" }).click();
  await expect(page.getByRole("dialog", { name: "Decide" })).toBeVisible();
  expect(await wide()).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
