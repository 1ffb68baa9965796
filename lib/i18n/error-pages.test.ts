/** Every error has its page in every language, with each step of the mend. */
import { expect, it } from "vitest";
import { ERROR_PAGES } from "../api/error-pages";
import { ERRORS } from "../errors";
import { DEFAULT_LOCALE, LOCALES } from "../locales";
import { errorPagesOf } from "./error-pages";

const OTHERS = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);
/** Names of fields, headers, paths and settings: the same in every language. */
const NAMES =
  /\/[a-z][\w/.-]+|Content-Type|WWW-Authenticate|Retry-After|Idempotency-Key|[A-Za-z]+_\w+|errors\[\]/g;

it.each(OTHERS)(
  "says every page in %s, step by step, with the same names in it",
  async (locale) => {
    const pages = (await errorPagesOf(locale)) ?? {};
    expect(Object.keys(pages)).toEqual(Object.keys(ERRORS));
    const stepsOf = (fix: readonly string[]) =>
      fix.map((step) => (step.match(NAMES) ?? []).map((name) => name.replace(/[.,]$/, "")).sort());
    const steps = Object.entries(ERROR_PAGES).map(([code, { fix }]) => [code, stepsOf(fix)]);
    expect(Object.entries(pages).map(([code, { fix }]) => [code, stepsOf(fix)])).toEqual(steps);
    const texts = Object.values(pages).flatMap(({ title, happened, fix }) => [
      title,
      happened,
      ...fix,
    ]);
    expect(texts.filter((text) => text.trim() === "")).toEqual([]);
  },
);

it("leaves English to the API's own words", async () => {
  expect(await errorPagesOf("en")).toBeNull();
});
