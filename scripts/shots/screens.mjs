/** Every screen, in the states that are worth a look. */

/**
 * @typedef {object} Screen
 * @property {string} name of the picture's file
 * @property {string} path
 * @property {string} [reference] the reference picture's name, where it is another
 * @property {boolean} [outside] seen by somebody who is not signed in
 * @property {boolean} [wall] seen on a wall as well
 * @property {(page: import("@playwright/test").Page) => Promise<void>} [act] what brings the page into its state
 */

/** Settings pages: each is a screen of the same frame. */
const SETTINGS = [
  "members",
  "organisation",
  "fields",
  "rules",
  "authorities",
  "notifications",
  "messages",
  "webhooks",
  "intake",
  "profile",
  "sessions",
];

/** @param {import("./studio.mjs").Studio} studio @returns {Promise<Screen[]>} */
export async function screensOf(studio) {
  const [incident] = await studio.incidents();
  return [
    { name: "sign-in", path: "/sign-in", outside: true },
    { name: "set-up", path: "/setup", outside: true },
    { name: "error", path: "/errors/delay_reasons_required", outside: true },
    { name: "overview", path: "/dashboard" },
    { name: "board", path: "/dashboard/board", wall: true },
    {
      name: "board-offline",
      path: "/dashboard/board",
      act: async (page) => {
        await page.route("**/api/v1/live?*", (route) => route.abort());
        await page.reload();
        await page
          .getByText(/reconnecting|no connection/i)
          .first()
          .waitFor({ timeout: 60_000 });
      },
    },
    { name: "register", path: "/dashboard/incidents" },
    { name: "register-empty", path: "/dashboard/incidents?q=nothing+of+the+kind" },
    {
      name: "register-preview",
      path: "/dashboard/incidents",
      reference: "register",
      act: async (page) => {
        await page.keyboard.press("j");
        await page.keyboard.press("Space");
      },
    },
    { name: "incident", path: `/dashboard/incidents/${incident}` },
    { name: "declare", path: "/dashboard/incidents/new" },
    { name: "audit", path: "/dashboard/audit" },
    { name: "api-keys", path: "/dashboard/api-keys" },
    { name: "dpdp", path: "/dashboard/dpdp" },
    { name: "docs", path: "/dashboard/docs" },
    { name: "rule", path: "/dashboard/settings/rules/eu-gdpr-art33" },
    ...SETTINGS.map((page) => ({ name: page, path: `/dashboard/settings/${page}` })),
    {
      name: "report",
      path: "/dashboard/settings/intake",
      act: async (page) => {
        const open = page.locator("main form input[type=checkbox]").first();
        if (!(await open.isChecked())) {
          await open.check();
          await page.locator("main form button[type=submit]").first().click();
        }
        const address = await page.getByTestId("form-address").textContent();
        await page.goto(new URL(address ?? "").pathname);
        await page.locator("altcha-widget").waitFor();
      },
    },
    { name: "not-found", path: "/dashboard/nowhere" },
    {
      name: "keyboard",
      path: "/dashboard/board",
      act: async (page) => {
        await page.keyboard.press("?");
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "palette",
      path: "/dashboard/board",
      act: async (page) => {
        await page.keyboard.press("ControlOrMeta+k");
        await page.getByRole("dialog").waitFor();
      },
    },
  ];
}
