/** Own fields and stages, made in the browser and used at the register door. */
import { expectAccessible } from "./accessible";
import { dialogOn, expect, test } from "./fixtures";

const PAGE = "/dashboard/settings/fields";

test("a field is added, changed, moved and archived, and takes values at the register door", async ({
  signedIn: page,
  request,
  home,
}) => {
  const headers = { Authorization: `Bearer ${home.key}` };
  await page.goto(PAGE);
  await expect(page).toHaveTitle("Fields and stages · Tocsin");
  await expect(page.getByText("None yet.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Add a field" }).click();
  const dialog = dialogOn(page);
  await dialog.getByLabel("Name").fill("Business line");
  await dialog.getByLabel("Takes").selectOption("single");
  await dialog.getByLabel("Options").fill("Retail\nWholesale");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add the field" }).click();
  const table = page.getByRole("region", { name: "Own fields" });
  await expect(table).toContainText("Retail, Wholesale");

  const made = await request.post("/api/incident/v1/incidents", {
    headers,
    data: {
      name: "Letter to the wrong client",
      orgGroupId: home.orgId,
      attributeValues: { "Business line": [{ value: "Retail" }] },
    },
  });
  expect(made.status()).toBe(201);
  const path = `/api/incident/v1/incidents/${await made.json()}`;

  await page.getByRole("button", { name: "Change Business line" }).click();
  await dialog.getByLabel("Options").fill("Shops\nWholesale");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(table).toContainText("Shops, Wholesale");
  const read = await (await request.get(path, { headers })).json();
  expect(read.attributeValues["Business line"]).toMatchObject([{ value: "Shops" }]);

  await page.getByRole("button", { name: "Add a field" }).click();
  await dialog.getByLabel("Name").fill("Ticket");
  await dialog.getByRole("button", { name: "Add the field" }).click();
  await page.getByRole("button", { name: "Move Ticket up" }).click();
  await expect(table.getByRole("row").nth(1)).toContainText("Ticket");
  await page.getByRole("button", { name: "Archive Business line" }).click();
  await expect(table.getByRole("row").nth(2)).toContainText("archived");
});

test("a stage asks for a field before an incident enters it", async ({
  signedIn: page,
  request,
  home,
}) => {
  const headers = { Authorization: `Bearer ${home.key}` };
  await page.goto(PAGE);
  const table = page.getByRole("region", { name: "Own stages" });
  await expect(table.getByRole("row")).toHaveCount(6);
  await page.getByRole("button", { name: "Change Closed" }).click();
  const dialog = dialogOn(page);
  await dialog.getByRole("checkbox", { name: "Root cause" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(table.getByRole("row").last()).toContainText("Root cause");
  await expect(dialog).toBeHidden();
  await expectAccessible(page);

  const made = await request.post("/api/incident/v1/incidents", {
    headers,
    data: { name: "Letter to the wrong client", orgGroupId: home.orgId },
  });
  const stage = `/api/incident/v1/assignments/entities/${await made.json()}/stage`;
  const moved = await request.post(stage, { headers, data: { nextStageName: "Closed" } });
  expect(moved.status()).toBe(422);
  expect((await moved.json()).errors[0].pointer).toBe("/rootCause");
});

test("own fields are filled in and the stage is changed on the incident's page", async ({
  signedIn: page,
  request,
  home,
}) => {
  const headers = { Authorization: `Bearer ${home.key}` };
  const fields = `/api/v1/organisations/${home.orgId}/fields`;
  for (const data of [
    { name: "Ticket no. 1", kind: "text", required: true },
    { name: "Systems", kind: "multi", options: ["CRM", "Mail"] },
  ]) {
    expect((await request.post(fields, { headers, data })).status()).toBe(201);
  }
  const made = await request.post("/api/incident/v1/incidents", {
    headers,
    data: {
      name: "Letter to the wrong client",
      orgGroupId: home.orgId,
      jurisdictions: [{ countryCode: "USA", stateProvinceCode: "CA" }],
    },
  });
  const id = await made.json();
  // The session is for our own pages; this door takes keys and tokens alone.
  expect((await page.request.get(`/api/v1/privacy/incidents/${id}`)).status()).toBe(200);
  expect((await page.request.get(`/api/incident/v1/incidents/${id}`)).status()).toBe(401);
  await page.goto(`/dashboard/incidents/${id}`);
  const section = page.getByRole("region", { name: "Fields and stage" });
  await expect(section).toContainText("California, United States of America");
  await expect(section).toContainText("New");

  const dialog = dialogOn(page);
  await section.getByRole("button", { name: "Change the stage" }).click();
  await dialog.getByLabel("Stage").selectOption("Investigating");
  await dialog.getByRole("button", { name: "Change the stage" }).click();
  await expect(dialog.getByText("Ticket no. 1 is empty.", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await section.getByRole("button", { name: "Fill in" }).click();
  await dialog.getByLabel("Ticket no. 1").fill("T-17");
  await dialog.getByRole("checkbox", { name: "Mail" }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(section).toContainText("T-17");
  await expect(section).toContainText("Mail");

  await section.getByRole("button", { name: "Change the stage" }).click();
  await dialog.getByLabel("Stage").selectOption("Investigating");
  await dialog.getByLabel("Justification").fill("Somebody looks into it.");
  await dialog.getByRole("button", { name: "Change the stage" }).click();
  await expect(section).toContainText("Investigating");
});
