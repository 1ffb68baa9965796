/** OAuth clients: made in the browser, used by a program, given a new secret, revoked; in two processes. */
import type { Page } from "@playwright/test";
import { freshEnv, removeData, startServer } from "../scripts/test-server.mjs";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const SECRET = /toc_client_[0-9A-Za-z]{49}/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/;

async function tokenOf(base: string | undefined, id: string, secret: string) {
  const form = new FormData();
  form.append("grant_type", "client_credentials");
  form.append("client_id", id);
  form.append("client_secret", secret);
  const answer = await fetch(`${base}/api/access/v1/oauth/token`, { method: "POST", body: form });
  return { status: answer.status, ...(await answer.json()) };
}

/** Makes a client that holds INCIDENT_READ; gives what the dialog shows of it. */
async function makeClient(page: Page, name: string) {
  await page.goto("/dashboard/api-keys");
  await page.getByRole("button", { name: "Create OAuth client" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create an OAuth client" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox", { name: /INCIDENT_READ/ }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Create client" }).click();
  return shownSecret(page);
}

async function shownSecret(page: Page) {
  const shown = page.getByRole("dialog", { name: "Copy the secret now" });
  await expect(shown.getByText(SECRET)).toBeVisible();
  await expectAccessible(page);
  const said = await shown.innerText();
  await shown.getByRole("button", { name: "I have stored it" }).click();
  return { id: UUID.exec(said)?.[0] ?? "", secret: SECRET.exec(said)?.[0] ?? "" };
}

async function choose(page: Page, name: string, act: string) {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

async function revoke(page: Page, name: string) {
  await choose(page, name, "Revoke");
  await page.getByRole("dialog").getByRole("button", { name: "Revoke client" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Revoked");
}

test("a client gets tokens, a new secret in place of the old one, and nothing once it is revoked", async ({
  signedIn: page,
  home,
  baseURL,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const made = await makeClient(page, "Portal");
  const token = await tokenOf(baseURL, made.id, made.secret);
  expect(token).toMatchObject({ status: 200, scope: "INCIDENT_READ", expires_in: 3600 });
  const read = () =>
    fetch(`${baseURL}/api/v1/privacy/incidents?orgId=${home.orgId}`, {
      headers: { Authorization: `Bearer ${token.access_token}` },
    });
  expect((await read()).status).toBe(200);

  await page.goto("/dashboard/api-keys");
  const row = page.getByRole("row").filter({ hasText: "Portal" });
  await expect(row).toContainText("OAuth client");
  await expect(row).toContainText(made.id);
  await expect(page.locator("body")).not.toContainText(made.secret);
  await expectAccessible(page);

  await choose(page, "Portal", "New secret");
  await page.getByRole("button", { name: "Make the new secret" }).click();
  const next = await shownSecret(page);
  expect(next.id).toBe(made.id);
  expect((await tokenOf(baseURL, made.id, made.secret)).error).toBe("invalid_client");
  expect((await tokenOf(baseURL, made.id, next.secret)).status).toBe(200);
  expect((await read()).status).toBe(200);

  await revoke(page, "Portal");
  expect((await read()).status).toBe(401);
  expect((await tokenOf(baseURL, made.id, next.secret)).code).toBe("credential_revoked");

  await page.goto("/dashboard/audit");
  await expect(page.getByRole("button", { name: "Made an OAuth client" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Revoked an OAuth client" })).toBeVisible();
});

test("a second app process takes the first one's tokens, and refuses them once their client is revoked", async ({
  signedIn: page,
  home,
  house,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const env = {
    ...(await freshEnv()),
    DATABASE_URL: house.databaseUrl,
    TOCSIN_SECRET: process.env.TOCSIN_SECRET ?? "",
  };
  const second = await startServer(env);
  try {
    const made = await makeClient(page, "Two processes");
    const [here, there] = [
      await tokenOf(baseURL, made.id, made.secret),
      await tokenOf(second.url, made.id, made.secret),
    ];
    const kid = ({ access_token }: { access_token: string }) =>
      JSON.parse(Buffer.from(access_token.split(".")[0] ?? "", "base64url").toString()).kid;
    expect(kid(there)).toBe(kid(here));
    const read = async (base: string | undefined, token: { access_token: string }) =>
      (
        await fetch(`${base}/api/v1/privacy/incidents?orgId=${home.orgId}`, {
          headers: { Authorization: `Bearer ${token.access_token}` },
        })
      ).status;
    expect(await read(second.url, here)).toBe(200);
    expect(await read(baseURL, there)).toBe(200);
    await revoke(page, "Two processes");
    await expect.poll(() => read(second.url, here), { timeout: 5_000 }).toBe(401);
    expect(await read(second.url, there)).toBe(401);
    expect((await tokenOf(second.url, made.id, made.secret)).code).toBe("credential_revoked");
  } finally {
    await second.stop();
    removeData(env);
  }
});
