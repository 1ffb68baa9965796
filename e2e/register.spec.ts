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
  const link = page.getByRole("link", { name: "Export CSV" });
  const csv = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(await csv.text()).toContain("Old and overdue");
  expect(await csv.text()).not.toContain("Mailing");
});

test("a wrong filter in the address is no crash", async ({ signedIn: page }) => {
  await page.goto("/dashboard/incidents?sort=sideways&status=lost&colour=red");
  await expect(page.getByRole("heading", { name: "Incidents", level: 1 })).toBeVisible();
});
