/** From a report of somebody without an account to a filing of the data protection officer, in each language. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";
import { LOCALES, type Locale } from "../lib/locales";
import { expectAccessible } from "./accessible";
import { dialogOn, expect, signIn, test } from "./fixtures";
import { makeHome } from "./home";

const wordsOf = (locale: Locale, room: "intake" | "evidence" | "ui") =>
  JSON.parse(readFileSync(`messages/${locale}/${room}.json`, "utf8"));

const SCRIPT = "<script>document.title = 'taken'</script>";
const TITLE = `A list of customers went astray ${SCRIPT}`;

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a stranger declares a breach, and a data protection officer makes a filing of it", async ({
      page,
      house,
      browser,
      baseURL,
    }) => {
      // Two people, and a proof of work that one of them waits for.
      test.setTimeout(240_000);
      const t = wordsOf(locale, "intake");
      const ui = wordsOf(locale, "ui");
      const home = await makeHome(house, "dpo");
      await signIn(house, page.context(), baseURL, home.person);

      // The form is off until somebody opens it.
      await page.goto("/dashboard/settings/intake");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t.settings.title);
      await page.getByLabel(t.settings.enabled).check();
      await page.getByLabel(t.settings.intro).fill(`${SCRIPT} Thank you.`);
      await page.getByRole("button", { name: t.settings.save, exact: true }).click();
      const address = (await page.getByTestId("form-address").textContent()) ?? "";
      expect(address).toMatch(/\/report\/report-[a-z0-9]{10}$/);
      await expectAccessible(page);

      // Somebody who has never seen it, in a browser of their own.
      const theirs = await browser.newContext({ locale });
      const reporter = await theirs.newPage();
      await reporter.goto(new URL(address).pathname);
      await expect(reporter.getByRole("heading", { level: 1 })).toHaveText(t.form.title);
      await expect(reporter.getByText(`${SCRIPT} Thank you.`)).toBeVisible();
      await reporter.getByText(t.role.staff, { exact: true }).click();
      await reporter.getByLabel(t.form.happened).fill(`${TITLE}\nIt was not encrypted.`);
      await reporter.getByRole("button", { name: ui.instant.now, exact: true }).click();
      await reporter.getByLabel(t.kind.contact).check();
      await reporter.getByLabel(t.form.people).fill("120");
      await reporter.getByTestId("report-file").setInputFiles({
        name: "seen.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("What I saw."),
      });
      await expectAccessible(reporter);
      const send = reporter.getByRole("button", { name: t.form.send });
      // The browser has to do its work first.
      await expect(send).toBeEnabled({ timeout: 60_000 });
      await send.click();
      await expect(reporter.getByRole("heading", { level: 1 })).toHaveText(t.received.title);
      await expectAccessible(reporter);
      await reporter.getByRole("link", { name: t.received.follow }).click();
      await expect(reporter.getByTestId("report-state")).toContainText(t.state.received);
      await expectAccessible(reporter);

      // It is a suspicion in the register: no clock, and a clear way on.
      await page.goto("/dashboard/incidents");
      await page.getByRole("link", { name: TITLE }).first().click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
      await expect(page.getByTestId("suspected")).toContainText(t.origin.suspected);
      await expect(page.getByTestId("evidence-list")).toContainText("seen.txt");
      await expectAccessible(page);
      await page.getByTestId("suspected-aware").click();
      const aware = dialogOn(page);
      await aware.locator("input[type=date]").fill(new Date().toISOString().slice(0, 10));
      await aware.locator("input[type=time]").fill("00:00");
      // No time was stated before: nobody is asked why it was wrong.
      await aware.locator("button[type=submit]").click();
      await expect(aware).toBeHidden();
      await expect(page.getByTestId("suspected")).toHaveCount(0);

      // The notification to the authority.
      await page.locator("button:has(svg.lucide-send)").first().click();
      const filing = dialogOn(page);
      await filing.getByRole("combobox").first().fill("CNIL");
      await filing.locator("input[name=channel][value=portal]").check({ force: true });
      await filing.getByRole("button", { name: ui.instant.now, exact: true }).click();
      await filing.locator("button[type=submit]").click();
      await expect(filing).toBeHidden();
      await expect(page.locator("#filings")).toContainText("CNIL");
      await reporter.reload();
      await expect(reporter.getByTestId("report-state")).toContainText(t.state.in_progress);
      await expect(page).not.toHaveTitle("taken");
      await theirs.close();
    });
  });
}

test("an address that nobody opened is the page of nothing", async ({ page }) => {
  const answer = await page.goto("/report/report-0123456789");
  expect(answer?.status()).toBe(404);
});

test("files are added, compared by hash, downloaded as they came, and withdrawn", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const t = wordsOf("en", "evidence");
  const made = await fetch(new URL("/api/v1/privacy/incidents", baseURL), {
    method: "POST",
    headers: { Authorization: `Bearer ${home.key}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      orgId: home.orgId,
      title: "With files",
      severity: "serious",
      discovered_at: new Date(Date.now() - 3_600_000).toISOString(),
    }),
  });
  const { id } = await made.json();
  await page.goto(`/dashboard/incidents/${id}`);
  const page404 = "<html><script>alert(1)</script></html>";
  await page.getByTestId("evidence-file").setInputFiles([
    { name: "page.txt", mimeType: "text/plain", buffer: Buffer.from(page404) },
    { name: "shot.png", mimeType: "image/png", buffer: Buffer.from("no picture") },
  ]);
  const list = page.getByTestId("evidence-list");
  await expect(list).toContainText("page.txt");
  await expect(page.getByRole("alert").filter({ hasText: "shot.png" })).toBeVisible();
  const hash = createHash("sha256").update(page404).digest("hex");
  await expect(list.getByTitle(hash)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "page.txt", exact: true }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toBe(page404);
  // On the wire: an attachment that no browser shows.
  const content = await page.request.get(
    (await page.getByRole("link", { name: "page.txt", exact: true }).getAttribute("href")) ?? "",
  );
  const headers = content.headers();
  expect(headers["content-disposition"]).toContain("attachment");
  expect(headers["x-content-type-options"]).toContain("nosniff");
  expect(headers["content-security-policy"]).toContain("sandbox");
  await page.getByRole("button", { name: t.withdraw.of.replace("{name}", "page.txt") }).click();
  const dialog = dialogOn(page);
  await dialog.getByRole("textbox").fill("It belongs elsewhere.");
  await dialog.getByRole("button", { name: t.withdraw.do, exact: true }).click();
  await expect(list).toContainText("It belongs elsewhere.");
  await expectAccessible(page);
});

test("a system is added, its mapping tried, and what it sends is a draft", async ({
  signedIn: page,
  baseURL,
}) => {
  const t = wordsOf("en", "intake");
  await page.goto("/dashboard/settings/intake");
  await page.getByTestId("add-source").click();
  const dialog = dialogOn(page);
  await dialog.getByLabel(t.source.name, { exact: true }).fill("SIEM");
  await dialog.getByLabel(t.field.title, { exact: true }).fill("/rule/name");
  await dialog.getByLabel(t.field.affected_users).fill("/people");
  await dialog.getByTestId("sample").fill('{ "rule": { "name": "Forwarding" }, "people": "many" }');
  await dialog.getByRole("button", { name: t.source.try }).click();
  await expect(dialog.getByTestId("tried")).toContainText("Forwarding");
  await expect(dialog.getByTestId("tried")).toContainText("It is no whole number of people.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: t.source.save }).click();
  const secret = (await page.getByTestId("source-secret").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  const address = await page
    .getByText(/\/api\/intake\/v1\/[0-9a-f-]{36}$/)
    .last()
    .textContent();
  await page.getByRole("button", { name: t.secret.stored }).click();
  const body = JSON.stringify({ rule: { name: "Forwarding <b>rule</b>" } });
  const at = new Date();
  const sent = await fetch(new URL(new URL(address ?? "").pathname, baseURL), {
    method: "POST",
    headers: {
      "webhook-id": "first",
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign("first", at, body),
    },
    body,
  });
  expect(sent.status).toBe(201);
  const { id } = await sent.json();
  await page.goto(`/dashboard/incidents/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Forwarding <b>rule</b>");
  await expect(page.getByTestId("suspected")).toBeVisible();
  await expect(page.getByTestId("evidence-list")).toContainText("SIEM payload.json");
});
