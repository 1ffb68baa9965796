/** What the law engine says is drawn in the viewer's language, and what nobody translated is marked as English. */
import { NextIntlClientProvider } from "next-intl";
import { renderToReadableStream } from "react-dom/server";
import { expect, it } from "vitest";
import type { Locale } from "@/lib/locales";
import { LawText } from "./law-text";

async function markup(locale: Locale, of: string, capital = false): Promise<string> {
  const stream = await renderToReadableStream(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{}}>
      <LawText of={of} capital={capital} />
    </NextIntlClientProvider>,
  );
  await stream.allReady;
  return new Response(stream).text();
}

it("says a sentence in German, with the names of places", async () => {
  const drawn = await markup("de", "Applies: the organisation is established in DE-BY, FR.");
  expect(drawn).toContain(
    "<span>Gilt: die Organisation hat eine Niederlassung in: Bayern (DE), Frankreich.</span>",
  );
  expect(drawn).not.toContain('lang="en"');
});

it("marks what is not known as English, and leaves the rest of the sentence German", async () => {
  const drawn = await markup("de", "A person decides: Nobody translated this.");
  expect(drawn).toContain('<span>Eine Person entscheidet: </span><span lang="en">');
  expect(await markup("fr", "Nothing like this.")).toContain(
    '<span lang="en">Nothing like this.</span>',
  );
});

it("begins a line with a capital where it is asked", async () => {
  expect(await markup("es", "a high risk", true)).toContain("<span>Un alto riesgo</span>");
});

it("is English as it stands for who reads English", async () => {
  expect(await markup("en", "a high risk", true)).toBe("A high risk");
});
