/** The register: found again, sorted, kept in the address, exported. */

import { breach, clientOf, expect, signIn, test } from "./fixtures";
import { makeHome } from "./home";

test("search forgives a slip, filters live in the address, load more brings the rest", async ({
  page,
  baseURL,
  house,
}) => {
  const home = await makeHome(house);
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  await incidents.declare(breach(home, 1, { title: "Ransomware on the file server" }));
  await incidents.declare(breach(home, 100, { title: "Old and overdue" }));
  for (let at = 0; at < 55; at++)
    await incidents.declare(breach(home, 2, { title: `Mailing ${at}` }));
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/incidents");
  const rows = page.getByRole("table", { name: "Incidents" }).getByRole("row");
  await expect(page.getByRole("status").filter({ hasText: "57 incidents" })).toHaveCount(1);
  const before = await rows.count();
  await page.getByRole("button", { name: /Load/ }).click();
  await expect(rows).not.toHaveCount(before);

  await page.getByRole("searchbox", { name: "Search incidents" }).fill("ransomwre");
  await expect(page).toHaveURL(/q=ransomwre/);
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("Ransomware on the file server");
  await page.reload();
  await expect(rows.last()).toContainText("Ransomware on the file server");

  await page.goto("/dashboard/incidents?overdue=true");
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("Old and overdue");
  await page.getByRole("button", { name: "Export" }).click();
  const link = page.getByRole("menuitem", { name: /This view as CSV/ });
  const csv = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(await csv.text()).toContain("Old and overdue");
  expect(await csv.text()).not.toContain("Mailing");
});

test("a wrong filter in the address is no crash", async ({ signedIn: page }) => {
  await page.goto("/dashboard/incidents?sort=sideways&status=lost&colour=red");
  await expect(page.getByRole("heading", { name: "Incidents", level: 1 })).toBeVisible();
});

test("a view is saved, found again among the tabs, and taken back", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  await incidents.declare(breach(home, 1, { title: "Kept aside", severity: "non-serious" }));
  await incidents.declare(breach(home, 2, { title: "Serious one" }));
  await page.goto("/dashboard/incidents?severity=non-serious");
  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name").fill("Harmless <b>ones</b>");
  await page.getByRole("button", { name: "Save view" }).click();
  const tabs = page.getByRole("navigation", { name: "Views" });
  const tab = tabs.getByRole("link", { name: "Harmless <b>ones</b>" });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await tabs.getByRole("link", { name: "All" }).click();
  await expect(page).toHaveURL(/\/dashboard\/incidents$/);
  await expect(page.getByRole("link", { name: "Serious one" })).toBeVisible();
  await tab.click();
  await expect(page).toHaveURL(/severity=non-serious/);
  await expect(page.getByRole("link", { name: "Serious one" })).toBeHidden();
  await page.getByRole("button", { name: "Remove this view" }).click();
  await expect(tab).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tab).toHaveCount(1);
});

test("incidents are assigned and tagged together, at once and back again", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  for (const title of ["One", "Two", "Three"]) await incidents.declare(breach(home, 1, { title }));
  await page.goto("/dashboard/incidents");
  const row = (title: string) => page.getByRole("row").filter({ hasText: title });
  await row("One").getByRole("checkbox").check();
  await row("Two").getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: "Selected incidents" });
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("button", { name: "Assign" }).click();
  await page.getByRole("menuitem", { name: home.person.name }).click();
  const owner = (title: string) => row(title).getByRole("img", { name: home.person.name });
  await expect(owner("One")).toBeVisible();
  await expect(owner("Two")).toBeVisible();
  await expect(owner("Three")).toHaveCount(0);
  // The screen says so at once, the record a moment later.
  await expect
    .poll(async () => {
      const { incidents: held } = await incidents.list({ orgId: home.orgId });
      return held.filter((one) => one.owner?.name === home.person.name).length;
    })
    .toBe(2);

  await bar.getByRole("button", { name: "Add a tag" }).click();
  await page.getByRole("combobox", { name: "Tag" }).fill("payroll");
  await page.getByRole("dialog").getByRole("button", { name: "Add a tag" }).click();
  await expect(page.getByText("2 incidents now bear the tag payroll")).toBeVisible();
  await page.goto("/dashboard/incidents?tag=payroll&owner=me");
  await expect(page.getByRole("link", { name: "One" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Three" })).toHaveCount(0);
});

test("rows are walked, previewed and opened with the keyboard alone", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  await incidents.declare(breach(home, 70, { title: "Second" }));
  await incidents.declare(breach(home, 2, { title: "First" }));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/dashboard/incidents");
  await expect(page.getByRole("link", { name: "First" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "First" })).toBeFocused();
  await page.keyboard.press("Space");
  const preview = page.getByRole("complementary");
  await expect(preview.getByRole("heading", { name: "First" })).toBeVisible();
  await expect(preview).toContainText("Notify the supervisory authority");
  await page.keyboard.press("j");
  await expect(preview.getByRole("heading", { name: "Second" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(preview).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Second");
});

test("columns and density stay as they were chosen, from the first paint on", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  await clientOf(home, baseURL ?? "").privacy.incidents.declare(breach(home, 1));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/dashboard/incidents");
  await page.getByRole("button", { name: "Dense rows" }).click();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Tags" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Tags" })).toBeVisible();
  const html = await (await page.request.get("/dashboard/incidents")).text();
  expect(html).toContain("md:h-8");
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Tags" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Dense rows" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});
