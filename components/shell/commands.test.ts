import { expect, it } from "vitest";
import { answers } from "./commands";

it.each([
  ["Board", "bo", true],
  ["Settings", "board", false],
  ["Einstellungen", "EINST", true],
  ["Paramètres", "parametres", true],
  ["Fédération de Lyon", "lyon federation", true],
  ["Fédération de Lyon", "lyon paris", false],
])("%s answers to %s: %s", (name, query, fits) => {
  expect(answers(name, query)).toBe(fits);
});
