/** What axe says of a page. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

interface Looked {
  /** Only this part of the page, by its selector. */
  part?: string;
  /** Contrast alone: for the second theme of a page that was looked at whole, since a theme changes nothing else. */
  colours?: boolean;
}

/** Fails where axe finds anything, however small it calls it. */
export async function expectAccessible(page: Page, { part, colours }: Looked = {}): Promise<void> {
  // Legacy asks the page itself. Otherwise what axe saw is carried to a second page to be judged there, which takes
  // three times as long and is of use only to pages that hold pages of other servers: ours hold none.
  let axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  if (part !== undefined) {
    // Axe does not wait, and a dialog comes a moment after it was asked for.
    await expect(page.locator(part).first()).toBeVisible();
    axe = axe.include(part);
  }
  if (colours) axe = axe.withRules(["color-contrast"]);
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
  ).toEqual([]);
}
