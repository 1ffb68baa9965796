/** axe finds nothing serious on any screen, and the way to a declared breach needs no mouse. */
import { expectAccessible } from "./accessible";
import { breach, clientOf, dialogOn, expect, test } from "./fixtures";

const SCREENS = [
  "/dashboard",
  "/dashboard/board",
  "/dashboard/board?mode=wall",
  "/dashboard/incidents",
  "/dashboard/incidents?q=nothing+of+the+kind",
  "/dashboard/incidents?status=unresolved&tag=q1&owner=me&discovered_from=2026-01-01T00:00:00.000Z",
  "/dashboard/incidents/new",
  "/dashboard/audit",
  "/dashboard/api-keys",
  "/dashboard/settings/members",
  "/dashboard/settings/webhooks",
  "/dashboard/settings/sessions",
  "/dashboard/settings/profile",
  "/dashboard/settings/notifications",
  "/dashboard/settings/messages",
  "/dashboard/settings/rules",
  "/dashboard/settings/rules?q=dora&checked=text",
  "/dashboard/settings/rules/eu-gdpr-art33",
  "/dashboard/dpdp",
  "/dashboard/docs",
  "/dashboard/settings/fields",
  "/dashboard/settings/intake",
  "/dashboard/settings/organisation",
  "/dashboard/settings/authorities",
  "/dashboard/nowhere",
];

/** Those that are drawn otherwise where there is no room: cards for rows, a strip for a column. */
const NARROW = [
  "/dashboard",
  "/dashboard/board",
  "/dashboard/incidents",
  "/dashboard/incidents/new",
  "/dashboard/audit",
  "/dashboard/settings/messages",
];

const LOOKS = [
  { look: "light", scheme: "light", width: 1280, screens: SCREENS },
  { look: "dark", scheme: "dark", width: 1280, screens: SCREENS },
  { look: "on a telephone", scheme: "light", width: 390, screens: NARROW },
] as const;

for (const { look, scheme, width, screens } of LOOKS) {
  test(`the screens, ${look}`, async ({ signedIn: page, home, baseURL }) => {
    test.slow();
    const looked = { colours: scheme === "dark" };
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const client = clientOf(home, baseURL ?? "");
    const { incidents } = client.privacy;
    const { webhook } = await client.request<{ webhook: { id: string } }>({
      method: "POST",
      path: "/api/v1/webhooks",
      body: {
        orgId: home.orgId,
        name: "SIEM",
        url: "https://hooks.invalid/x",
        events: ["incident.declared"],
      },
    });
    const late = await incidents.declare(
      breach(home, 90, { title: "Late", breach_kind: "integrity" }),
    );
    await incidents.notify(late.id, { authority_jurisdiction: "Somebody", delay_reasons: "x" });
    const open = await incidents.declare(breach(home, 71));
    await incidents.declare(breach(home, 2, { status: "open" }));
    for (const address of [
      ...screens,
      `/dashboard/incidents/${late.id}`,
      `/dashboard/incidents/${open.id}`,
      `/dashboard/settings/webhooks/${webhook.id}`,
    ]) {
      await test.step(address, async () => {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page, looked);
      });
    }
  });
}

test("the entrance and the error pages", async ({ page }) => {
  for (const address of [
    "/sign-in",
    "/setup",
    "/errors/delay_reasons_required",
    "/errors/not_found",
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test("the command palette and the list of keys", async ({ signedIn: page }) => {
  await page.goto("/dashboard/incidents");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await expectAccessible(page);
});

test("the dialogs of an incident", async ({ signedIn: page, home, baseURL }) => {
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 80));
  await page.goto(`/dashboard/incidents/${id}`);
  for (const name of [
    "Record a filing",
    "Decide",
    "Correct",
    "Edit",
    "Assign",
    "Add an action",
    "Link",
    "Write them down",
  ]) {
    await page.getByRole("button", { name, exact: true }).first().click();
    await expect(dialogOn(page)).toBeVisible();
    await expectAccessible(page, { part: "[role=dialog]" });
    await page.keyboard.press("Escape");
    await expect(dialogOn(page)).toBeHidden();
  }
});

test("the dialogs of webhooks", async ({ signedIn: page }) => {
  await page.goto("/dashboard/settings/webhooks");
  await page.getByRole("button", { name: "Create webhook" }).click();
  const dialog = dialogOn(page);
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Name").fill("SIEM");
  await dialog.getByLabel("Address").fill("https://hooks.invalid/x");
  await dialog.getByRole("button", { name: "Deadlines" }).click();
  await dialog.getByRole("button", { name: "Create webhook" }).click();
  await expect(dialog.getByText(/whsec_/)).toBeVisible();
  await expectAccessible(page);
});

test("a breach is declared with the keyboard alone", async ({ signedIn: page }) => {
  await page.goto("/dashboard/board");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/incidents\/new/);
  await page.getByLabel("Title").focus();
  await page.keyboard.type("Typed only");
  await page.getByRole("radio", { name: "Serious", exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("When did you become aware?");
  await page.getByRole("button", { name: "Now" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Declare now, complete later" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Typed only");
});
