/** What people change about their own account. */
import type { Page } from "@playwright/test";
import { breach, clientOf, expect, signIn, test } from "./fixtures";

test("a person changes their password, and signs in with the new one alone", async ({
  page,
  login,
}) => {
  const person = await login("viewer");
  const fresh = "quite another long password";
  await page.goto("/dashboard/settings/profile");
  const current = page.getByLabel("Current password", { exact: true });
  await current.fill("not the password");
  await page.getByLabel("New password", { exact: true }).fill(fresh);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not the password that you use now.")).toBeVisible();
  await current.fill(person.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Work email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(fresh);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/dashboard/);
});

test("a language chosen in the profile shows at once, and on another device after signing in", async ({
  page,
  login,
  browser,
  baseURL,
}) => {
  const person = await login("viewer");
  await page.goto("/dashboard/settings/profile");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByLabel("Language", { exact: true }).selectOption("de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profil");
  await expect(page.getByText("Gespeichert.")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("navigation", { name: "Hauptmenü", exact: true })).toContainText(
    "Vorfälle",
  );

  const other = await browser.newContext({ baseURL, locale: "es-ES" });
  const there = await other.newPage();
  await there.goto("/sign-in");
  await expect(there.getByRole("heading", { level: 1 })).toHaveText("Iniciar sesión");
  await there.getByLabel("Correo electrónico profesional").fill(person.email);
  await there.getByLabel("Contraseña", { exact: true }).fill(person.password);
  await there.getByRole("button", { name: "Iniciar sesión" }).click();
  await expect(there).toHaveURL(/dashboard/);
  await expect(there.locator("html")).toHaveAttribute("lang", "de");
  await expect(there.getByRole("link", { name: "Vorfälle" }).first()).toBeVisible();

  // From the menu it goes as quickly; "as the browser asks" takes it back.
  await there.getByRole("button", { name: /^Angemeldet als/ }).click();
  await there.getByRole("menuitemradio", { name: "Français" }).click();
  await expect(there.locator("html")).toHaveAttribute("lang", "fr");
  await there.goto("/dashboard/settings/profile");
  await there.getByRole("combobox").first().selectOption("");
  await expect(there.getByRole("heading", { level: 1 })).toHaveText("Perfil");
  await other.close();
});

test("a language chosen before the page is awake is kept too", async ({ page, login }) => {
  const wake = await asleep(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("Language").selectOption("fr");
  wake();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connexion");

  await page.context().clearCookies();
  await login("viewer");
  const wakeAgain = await asleep(page);
  await page.goto("/dashboard/settings/profile", { waitUntil: "commit" });
  await page.getByLabel("Language", { exact: true }).selectOption("de");
  wakeAgain();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profil");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profil");
});

/** Holds back the scripts of the pages that are opened from now on, until the function that it gives is called. */
async function asleep(page: Page): Promise<() => void> {
  let wake = () => {};
  const awake = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await awake;
    await route.fallback();
  });
  return wake;
}

test("the language of the entrance is chosen on the device", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Work email").fill("a@b.example");
  await page.getByLabel("Language").selectOption("fr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connexion");
  await expect(page.getByLabel("Adresse e-mail professionnelle")).toHaveValue("a@b.example");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connexion");
});

test("a zone chosen in the profile stands in the server's first HTML", async ({
  page,
  home,
  house,
  baseURL,
}) => {
  const { id } = await clientOf(home, baseURL ?? "").privacy.incidents.declare(
    breach(home, 1, { discovered_at: "2026-01-05T12:00:00Z" }),
  );
  await signIn(house, page.context(), baseURL, home.person);
  await page.goto("/dashboard/settings/profile");
  await page.getByLabel("Time zone", { exact: true }).click();
  await page.getByRole("combobox", { name: "Find a time zone" }).fill("Tokyo");
  await page.getByRole("option", { name: "Asia/Tokyo" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveText("Asia/Tokyo");

  const html = await (await page.request.get(`/dashboard/incidents/${id}`)).text();
  // 12:00 UTC, as a clock on a wall in Tokyo shows it.
  expect(html).toContain("5 Jan 2026 21:00 GMT+9");

  await page.goto(`/dashboard/incidents/${id}`);
  await expect(page.getByText("5 Jan 2026 21:00 GMT+9").first()).toBeVisible();
});
