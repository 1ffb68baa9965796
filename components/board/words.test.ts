import { expect, test } from "vitest";
import { wordsFor } from "@/lib/i18n/messages";
import { LOCALES } from "@/lib/locales";
import { boardRow } from "./testing";
import { spokenName } from "./words";

test.each(LOCALES)("an exercise says first that it is one, in %s", async (locale) => {
  const t = await wordsFor(locale, "board");
  const ui = await wordsFor(locale, "ui");
  const row = boardRow("0042", 2);
  const exercise = { ...row, incident: row.incident && { ...row.incident, drill: true } };
  const number = row.incident?.number ?? "";
  expect(spokenName(t, row)).toBe(number);
  expect(spokenName(t, exercise)).toBe(`${ui("drill")} ${number}`);
});
