import { describe, expect, test } from "vitest";
import { csvCell, csvLine } from "./csv-cell";

describe("a CSV cell", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"])(
    "%j is text to a spreadsheet, not a formula",
    (text) => {
      expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );

  test("keeps ordinary text, and a number's own sign", () => {
    expect(csvCell("a=b")).toBe("a=b");
    expect(csvCell(-5)).toBe("-5");
  });

  test("quotes commas, quotes and line ends", () => {
    expect(csvCell('Say "no", then\nstop')).toBe('"Say ""no"", then\nstop"');
    expect(csvCell('="x"')).toBe(`"'=""x"""`);
  });

  test("writes instants in UTC with milliseconds, and nothing for what is not known", () => {
    const at = new Date("2026-05-29T22:54:19.749+02:00");
    expect(csvLine([at, null, undefined, true, 10n])).toBe(
      "2026-05-29T20:54:19.749Z,,,true,10\r\n",
    );
  });
});
