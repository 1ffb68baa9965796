/** On a phone the words of every language have their place: nothing lies over anything else, nothing leaves the page. */
import type { Locator } from "@playwright/test";
import { LOCALES } from "../lib/locales";
import { expect, test } from "./fixtures";

/** The texts of a part of the page that lie over one another, by their boxes. */
function overlaps(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const texts: { said: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      if (box.width > 2 && box.height > 2) texts.push({ said: range.toString(), box });
    }
    return texts.flatMap(({ said, box }, at) =>
      texts
        .slice(at + 1)
        .filter(
          (other) =>
            Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
            Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 1,
        )
        .map((other) => `${said} / ${other.said}`),
    );
  });
}

test.use({ viewport: { width: 390, height: 844 } });
for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the wizard says that the draft is kept beside both ways out", async ({
      signedIn: page,
    }) => {
      await page.goto("/dashboard/incidents/new");
      await page.getByRole("textbox").first().fill("Laptop left in a train");
      const bar = page.getByRole("status").first().locator("..");
      await expect(bar.getByRole("button")).toBeVisible();
      expect(await overlaps(bar)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });
}
