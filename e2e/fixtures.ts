/** What browser tests begin with: an organisation of their own, a signed-in page, and no silent errors. */
import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";
import { createClient } from "../lib/client";
import type { DeclareInput } from "../lib/schema/incident";
import { type Home, makeHome, PASSWORD } from "./cli";

interface Fixtures {
  /** Fails the test on console.error and on errors that nobody caught. */
  quiet: undefined;
  /** A page on which somebody of `home` is signed in. */
  signedIn: Page;
}
interface WorkerFixtures {
  /** One organisation for each worker, with its owner and a key. */
  home: Home;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  home: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from it
    async ({}, use) => {
      await use(makeHome());
    },
    { scope: "worker" },
  ],
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        // The browser itself reports a refused request; the test says which ones it expects.
        const expected = /Failed to load resource/.test(message.text());
        if (message.type() === "error" && !expected) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  signedIn: async ({ page, home }, use) => {
    await login(page.request, home.email);
    await use(page);
  },
});

export { expect };

/** Signs in without the page: the cookie is the browser context's from then on. */
export async function login(request: APIRequestContext, email: string): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password: PASSWORD, json: "true" },
  });
  expect(answer.status()).toBe(200);
}

/** The API's client with the home's key. */
export function clientOf(home: Home, baseUrl: string) {
  return createClient({ baseUrl, apiKey: home.key });
}

/** A body to declare with: aware `hoursAgo`. */
export function breach(
  home: Home,
  hoursAgo: number,
  more: Partial<DeclareInput> = {},
): DeclareInput {
  return {
    orgId: home.orgId,
    title: "Laptop left in a train",
    severity: "serious",
    discovered_at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
    ...more,
  };
}
