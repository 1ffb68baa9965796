/** What axe says of a page. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

interface Looked {
  /** Only this part of the page, by its selector. */
  part?: string;
  /** Contrast alone: for the second theme of a page that was looked at whole, since a theme changes nothing else. */
  colours?: boolean;
}

/** Fails where axe finds anything, however small it calls it. The page is without motion from then on. */
export async function expectAccessible(page: Page, { part, colours }: Looked = {}): Promise<void> {
  // Axe does not wait, and a dialog comes a moment after it was asked for.
  if (part !== undefined) await expect(page.locator(part).first()).toBeVisible();
  await still(page);
  // Legacy asks the page itself. Otherwise what axe saw is carried to a second page to be judged there, which takes
  // three times as long and is of use only to pages that hold pages of other servers: ours hold none.
  let axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  if (part !== undefined) axe = axe.include(part);
  if (colours) axe = axe.withRules(["color-contrast"]);
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
  ).toEqual([]);
}

/**
 * Ends what moves. A button that has just become one to press has for some milliseconds a colour between two, which
 * axe would judge; whatever changes after this is at its end at once.
 */
async function still(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
