/** What browser tests begin with: an organisation of their own, a signed-in page, and no silent errors. */
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { createClient } from "../lib/client";
import type { DeclareInput } from "../lib/schema/incident";
import type { Role } from "../lib/schema/member";
import { type Home, makeHome } from "./home";
import { type House, openHouse, type Person } from "./house";

interface Fixtures {
  /** Fails the test on console.error and on errors that nobody caught. */
  quiet: undefined;
  /** An organisation of the test's own, with its owner and a key. */
  home: Home;
  /** A page on which somebody of `home` is signed in. */
  signedIn: Page;
  /** Signs somebody new in, in an organisation of their own. */
  login(role?: Role): Promise<Person>;
}
interface WorkerFixtures {
  /** Makes organisations, people and keys on the database of the server under test. */
  house: House;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from it
    async ({}, use) => {
      const house = await openHouse();
      await use(house);
      await house.close();
    },
    { scope: "worker" },
  ],
  home: async ({ house }, use) => {
    await use(await makeHome(house));
  },
  login: async ({ house, context, baseURL }, use) => {
    await use(async (role) => {
      const person = await house.person(await house.org(), role);
      await signIn(house, context, baseURL, person);
      return person;
    });
  },
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
      // A page may just be reading something anew: what a test put in its way ends with the test.
      if (!page.isClosed()) await page.unrouteAll({ behavior: "ignoreErrors" });
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  signedIn: async ({ page, home, house, baseURL }, use) => {
    await signIn(house, page.context(), baseURL, home.person);
    await use(page);
  },
});

export { expect };

/** Gives the browser a session of the person, without the sign-in page. */
export async function signIn(
  house: House,
  context: BrowserContext,
  baseURL: string | undefined,
  person: Person,
): Promise<void> {
  const { name, value } = await house.cookie(person);
  await context.addCookies([{ name, value, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" }]);
}

/** The dialog that is open. A message that something is done is a dialog too, for six seconds: it is not meant. */
export const dialogOn = (page: Page) => page.locator("[role=dialog]:not([role=region] *)");

/** The API's client with the home's key. */
export function clientOf(home: Home, baseUrl: string) {
  return createClient({ baseUrl, apiKey: home.key });
}

/** A body to declare with: aware `hoursAgo`. */
export function breach(
  { orgId }: Pick<Home, "orgId">,
  hoursAgo: number,
  more: Partial<DeclareInput> = {},
): DeclareInput {
  return {
    orgId,
    title: "Laptop left in a train",
    severity: "serious",
    discovered_at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
    ...more,
  };
}
