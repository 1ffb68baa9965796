/** What an organisation is, which rules it switches off, and the rules of its own: in the browser. */
import { expectAccessible } from "./accessible";
import { dialogOn, expect, test } from "./fixtures";

const PROFILE = "/dashboard/settings/organisation";

test("what the organisation is, is said once and stands; unsaid is not none", async ({
  signedIn: page,
  request,
  home,
}) => {
  const stored = async () => {
    const answer = await request.get(`/api/v1/organisations/${home.orgId}/profile`, {
      headers: { Authorization: `Bearer ${home.key}` },
    });
    return answer.json();
  };
  await page.goto(PROFILE);
  await expect(page).toHaveTitle("Organisation · Tocsin");
  await expect(page.getByRole("radio", { name: "Nobody has said" })).toBeChecked();
  await expect(page.getByText("Unknown is not read as no.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("radio", { name: "None of these" }).check();
  await expect(page.getByText("Laws that ask for one of these do not apply.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByText("New incidents follow it; open ones do with their next change."),
  ).toBeVisible();
  expect(await stored()).toMatchObject({ sectors: [], establishments: null, version: 1 });

  await page.getByRole("radio", { name: "One or more of these" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Tick at least one, or choose None of these.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Credit institution" }).check();
  await page.getByRole("checkbox", { name: "Financial entity" }).check();
  const place = page.getByLabel("Country or state to add");
  for (const code of ["DE", "US-CA"]) {
    await place.selectOption(code);
    await page.getByRole("button", { name: "Add", exact: true }).click();
  }
  await expect(page.getByRole("list", { name: "Establishments" })).toContainText("Germany");
  await page.getByLabel("Main establishment").selectOption("DE");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByLabel("Usual role").selectOption("controller");
  await page.getByLabel("Contact point").fill("Data protection officer, privacy@example.com");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => (await stored()).version).toBe(2);
  const said = {
    sectors: ["financial_entity", "credit_institution"],
    establishments: ["DE", "US-CA"],
    main_establishment: "DE",
    zone: "Europe/Berlin",
    contact: "Data protection officer, privacy@example.com",
    default_role: "controller",
  };
  expect(await stored()).toMatchObject(said);

  await page.reload();
  await expect(page.getByRole("radio", { name: "One or more of these" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Credit institution" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Public body" })).not.toBeChecked();
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
  await page.getByRole("button", { name: "Take DE away" }).click();
  await expect(page.getByLabel("Main establishment")).toHaveValue("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(stored)
    .toMatchObject({ establishments: ["US-CA"], main_establishment: null, version: 3 });
});

test("who only reads sees it and cannot change it", async ({ page, login }) => {
  await login("viewer");
  await page.goto(PROFILE);
  await expect(
    page.getByText("An owner or the data protection officer changes this."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeHidden();
  await expect(page.getByLabel("Time zone")).toBeDisabled();
  await expectAccessible(page);
});

test("a rule is switched off with a reason, and on again", async ({ signedIn: page, home }) => {
  await page.goto("/dashboard/settings/rules/eu-gdpr-art33");
  await expect(page.getByRole("heading", { name: `On in ${home.name}` })).toBeVisible();
  await page.getByRole("button", { name: "Switch off" }).click();
  const dialog = dialogOn(page);
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(dialog.getByText("Write something here.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Our regulator is another one");
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { name: `Switched off in ${home.name}` })).toBeVisible();
  await expect(page.getByText("Because: Our regulator is another one")).toBeVisible();
  await page.getByRole("button", { name: "Switch on" }).click();
  await dialog.getByLabel("Reason").fill("It is ours after all");
  await dialog.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("heading", { name: `On in ${home.name}` })).toBeVisible();
  await page.getByText("What was set, and why").click();
  await expect(page.getByText("It is ours after all")).toBeVisible();
  await expectAccessible(page);
});

test("a commencement is pinned", async ({ signedIn: page }) => {
  await page.goto("/dashboard/settings/rules/in-dpdp-board-72h");
  await page.getByRole("button", { name: "Pin commencement" }).click();
  const dialog = dialogOn(page);
  await dialog.getByLabel("Reason").fill("As gazetted");
  await dialog.getByRole("button", { name: "Pin the date" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Commences on").fill("2027-05-13");
  await dialog.getByRole("button", { name: "Pin the date" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Taken to commence on 2027-05-13")).toBeVisible();
});

test("a rule of one's own is added and changed", async ({ signedIn: page }) => {
  await page.goto("/dashboard/settings/rules");
  await page.getByRole("button", { name: "Add a rule of your own" }).click();
  // A toast is a dialog too.
  const dialog = dialogOn(page).filter({ has: page.locator("form") });
  await expectAccessible(page, { part: "[role=dialog]" });
  await dialog.getByRole("button", { name: "Add the rule" }).click();
  await expect(dialog.getByText("Write something here.")).toHaveCount(4);
  await dialog.getByLabel("Contract").fill("Hosting for Example Bank");
  await dialog.getByLabel("Clause").fill("§ 12.3");
  await dialog.getByLabel("Who is told").fill("Example Bank");
  await dialog.getByLabel("What must be done").fill("Tell Example Bank");
  await dialog.getByRole("checkbox", { name: "Joint controller" }).uncheck();
  await dialog.getByRole("button", { name: "Add the rule" }).click();
  await expect(dialog).toBeHidden();
  const own = page.getByRole("region", { name: "Own rules" });
  await expect(own.getByText("24 hours")).toBeVisible();
  await expect(own.getByText("Every incident as controller or processor")).toBeVisible();

  await own.getByRole("link", { name: "Tell Example Bank" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tell Example Bank");
  await page.getByRole("button", { name: "Change the rule" }).click();
  await dialog.getByLabel("Counted in").selectOption("business_days");
  await dialog.getByLabel("Holidays of").selectOption("br-national");
  await dialog.getByLabel("How many").fill("2");
  await dialog.getByLabel("Applies").selectOption("person_decides");
  await dialog.getByRole("button", { name: "Save as a further version" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("2 business days, holidays: Brazil")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Earlier versions" })).toBeVisible();
  await page.getByRole("button", { name: "Change the rule" }).click();
  await dialog.getByLabel("Counted in").selectOption("without_undue_delay");
  await dialog.getByLabel("Applies").selectOption("always");
  for (const role of ["Controller", "Joint controller", "Processor"]) {
    await dialog.getByRole("checkbox", { name: role, exact: true }).check();
  }
  await dialog.getByRole("button", { name: "Save as a further version" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Without undue delay")).toBeVisible();
  await expect(page.getByText("Every incident", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("a rule of one's own is withdrawn by switching it off", async ({
  signedIn: page,
  request,
  home,
}) => {
  const made = await request.post(`/api/v1/organisations/${home.orgId}/rules`, {
    headers: { Authorization: `Bearer ${home.key}` },
    data: {
      name: "Hosting for Example Bank",
      recipient: "Example Bank",
      act: "Tell Example Bank",
      period: { value: 24, unit: "hours" },
      starts: "aware_at",
      clause: "§ 12.3",
      applies: "always",
    },
  });
  const { id } = await made.json();
  // Clocks link to a rule by its id alone.
  await page.goto(`/dashboard/settings/rules/${id}`);
  await expect(page).toHaveURL(`/dashboard/settings/organisation/rules/${id}`);
  await page.getByRole("button", { name: "Switch off" }).click();
  const dialog = dialogOn(page);
  await dialog.getByLabel("Reason").fill("The contract has ended");
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("Because: The contract has ended")).toBeVisible();
  await page.goto("/dashboard/settings/rules");
  await expect(page.getByText("switched off")).toBeVisible();
  await expectAccessible(page, { part: "section[aria-labelledby=own-rules]" });
});
