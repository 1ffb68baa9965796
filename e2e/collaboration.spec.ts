/** Working on an incident together: people, comments, tasks, tags, links, drills; and text that is only text. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { breach, clientOf, expect, test } from "./fixtures";
import type { Home } from "./home";

const MARKUP = "<img src=x onerror=alert(1)><b>bold</b>";

async function open(page: Page, home: Home, baseURL = "", more = {}) {
  const made = await clientOf(home, baseURL).privacy.incidents.declare(breach(home, 3, more));
  await page.goto(`/dashboard/incidents/${made.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return made;
}

test.slow();

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a comment names a colleague by keyboard, is changed, and leaves a mark when it is withdrawn", async ({
  signedIn: page,
  home,
  house,
  baseURL,
}) => {
  const colleague = await house.person(home.orgId, "investigator");
  await open(page, home, baseURL);
  const timeline = part(page, "Timeline");
  const box = timeline.getByLabel("Comment", { exact: true });
  await box.click();
  await page.keyboard.type(`${MARKUP} @${colleague.name.slice(0, -1)}`);
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectAccessible(page);
  // A slow device: the next frame comes after the first letter that is typed.
  await page.evaluate(() => {
    const { requestAnimationFrame } = window;
    const held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (frame) => held.push(frame);
    const free = () => {
      Object.assign(window, { requestAnimationFrame });
      for (const frame of held) frame(performance.now());
    };
    document.addEventListener("input", free, { once: true });
  });
  await page.keyboard.press("Enter");
  await page.keyboard.type("please look");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(box).toHaveValue("");
  await expect(timeline.getByText(`${MARKUP} @${colleague.name} please look`)).toBeVisible();
  await timeline.getByRole("button", { name: "Edit", exact: true }).click();
  await timeline.getByLabel("Comment", { exact: true }).last().fill("Second thoughts");
  await timeline.getByRole("button", { name: "Save" }).click();
  await expect(timeline.getByText("Second thoughts")).toBeVisible();
  await timeline.getByRole("button", { name: "Withdraw" }).click();
  await expect(timeline.getByText(/Withdrawn by/)).toBeVisible();
  await expect(timeline.getByText("Second thoughts")).toHaveCount(0);
});

test("owner, tags and tasks are shown at once, and undone where the person says so", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { id } = await open(page, home, baseURL, { corrective_actions: ["Encrypt laptops"] });
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  const people = page.getByRole("dialog", { name: "Who sees to it" });
  await people.getByRole("button", { name: "Make it me" }).click();
  await expectAccessible(page);
  await people.getByRole("button", { name: "Assign" }).click();
  await expect(people).toBeHidden();
  await expect.poll(async () => (await incidents.get(id)).owner?.name).toBe(home.person.name);

  await page.getByRole("button", { name: "Add a tag" }).click();
  await page.getByLabel("New tag").fill(MARKUP);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await incidents.get(id)).tags).toEqual([MARKUP]);
  // That somebody was assigned can still be taken back, too.
  const tagged = page.getByRole("dialog").filter({ hasText: "Tagged: " });
  await tagged.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await incidents.get(id)).tags).toEqual([]);

  const tasks = part(page, "Corrective actions");
  await tasks.getByRole("checkbox", { name: "Encrypt laptops" }).check();
  await expect(tasks.getByText("1 of 1 done")).toBeVisible();
  await tasks.getByRole("button", { name: "Add an action" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a corrective action" });
  await dialog.getByLabel("What is to be done").fill(MARKUP);
  await dialog.getByLabel(/By which day/).fill("2030-06-30");
  await dialog.getByRole("button", { name: "Add an action" }).click();
  await expect(dialog).toBeHidden();
  await expect(tasks.getByText("1 of 2 done")).toBeVisible();
  await expect(tasks.getByText(MARKUP)).toBeVisible();
  expect((await incidents.get(id)).corrective_actions).toEqual(["Encrypt laptops", MARKUP]);
});

test("a duplicate leads to the other one, keeps its duties, and can be taken back with a reason", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  const { incidents } = clientOf(home, baseURL ?? "").privacy;
  const lead = await incidents.declare(breach(home, 4, { title: "Leading record" }));
  await open(page, home, baseURL);
  const links = part(page, "Links");
  await links.getByRole("button", { name: "Link", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Link to another incident" });
  await dialog.getByLabel("The other incident").fill("Leading");
  await dialog.getByRole("radio", { name: /Leading record/ }).check();
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await dialog.getByLabel("Why they belong together").fill(MARKUP);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Duplicate of ${lead.number}`)).toBeVisible();
  await expect(page.getByText(/open dut(y|ies) still run/)).toBeVisible();
  await expect(links.getByText(MARKUP)).toBeVisible();
  await links.getByRole("link", { name: lead.number }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Leading record");
  await expect(part(page, "Links").getByText("Has the duplicate")).toBeVisible();
  await part(page, "Links").getByRole("button", { name: "Take it back" }).click();
  const ending = page.getByRole("dialog", { name: "Take the link back" });
  await ending.getByLabel("Why it goes").fill("Two matters after all");
  await ending.getByRole("button", { name: "Take it back" }).click();
  await expect(part(page, "Links").getByText("Linked to no other incident.")).toBeVisible();
});

test("lessons are written down and shown as text", async ({ signedIn: page, home, baseURL }) => {
  await open(page, home, baseURL);
  const lessons = part(page, "Lessons learned");
  await lessons.getByRole("button", { name: "Write them down" }).click();
  const dialog = page.getByRole("dialog", { name: "Lessons learned" });
  for (const name of [/What happened/, /What went well/, /What went badly/, /What will change/])
    await dialog.getByLabel(name).fill(MARKUP);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(lessons.getByText(MARKUP)).toHaveCount(4);
  await expectAccessible(page);
});

test("a drill is marked on its page, on the board and in the register", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  await page.goto("/dashboard/incidents/new");
  await page.getByLabel("Title").fill("Exercise in spring");
  await page.getByText("Serious", { exact: true }).click();
  await page.getByLabel("This is a drill").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Now" }).click();
  await page.getByRole("button", { name: "Declare now, complete later" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Exercise in spring");
  await expect(page.getByRole("main").getByText("Drill", { exact: true }).first()).toBeVisible();
  const { incidents } = await clientOf(home, baseURL ?? "").privacy.incidents.list({
    orgId: home.orgId,
    drill: true,
  });
  expect(incidents.map(({ title }) => title)).toEqual(["Exercise in spring"]);
  await page.goto("/dashboard/board");
  const row = page.getByRole("listitem").filter({ hasText: "Exercise in spring" });
  await expect(row.getByText("Drill", { exact: true }).first()).toBeVisible();
  await page.goto("/dashboard/incidents");
  await expect(page.getByRole("main").getByText("Drill", { exact: true }).first()).toBeVisible();
});

test("the page speaks every language, on a phone too", async ({
  signedIn: page,
  home,
  baseURL,
  context,
}) => {
  const { id } = await open(page, home, baseURL, { corrective_actions: ["Encrypt laptops"] });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [lang, clocks, tasks] of [
    ["de", "Fristen", "Abhilfemaßnahmen"],
    ["fr", "Échéances", "Mesures correctives"],
    ["es", "Plazos", "Medidas correctoras"],
  ] as const) {
    await test.step(lang, async () => {
      await context.addCookies([{ name: "lang", value: lang, url: baseURL ?? "" }]);
      await page.goto(`/dashboard/incidents/${id}`);
      await expect(page.getByRole("complementary", { name: clocks })).toBeVisible();
      await expect(part(page, tasks).getByRole("checkbox")).toBeVisible();
      await expectAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
    });
  }
});
