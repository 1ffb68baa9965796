import { expect, it } from "vitest";
import { readInstant } from "@/lib/schema/instant";
import { reading } from "./typed-instant";

const at = (date: string, time: string) => reading({ date, time, which: null }, "Europe/Berlin");

it.each(["0002-01-01", "0202-05-29", "9999-05-29"])(
  "says of a year like that of %s that it is no year, and not that a clock was changed",
  (date) => {
    const { skipped, meant, value } = at(date, "03:00");
    expect([skipped, meant]).toEqual([false, null]);
    expect(readInstant(value)).toEqual({ fault: "Use a year from 1900 to 2200." });
  },
);

it("knows the hour that a change of the clock skips, and both of the one that it repeats", () => {
  expect(at("2026-03-29", "02:30")).toMatchObject({ skipped: true, meant: null });
  expect(at("2026-10-25", "02:30").twins).toHaveLength(2);
  expect(at("2026-05-29", "22:54").value).toBe("2026-05-29T22:54:00+02:00");
});
