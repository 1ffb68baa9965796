import { expect, it } from "vitest";
import { localeOf, preferredLocale } from "./locales";

it.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["it, fr;q=0.5, en;q=0.7", "en"],
  ["es;q=0, fr", "fr"],
  ["*", undefined],
  ["", undefined],
  [null, undefined],
])("Accept-Language %s prefers %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

it("knows a language by its tag, whatever the region", () => {
  expect(localeOf("FR-ca")).toBe("fr");
  expect(localeOf("den")).toBeUndefined();
});
