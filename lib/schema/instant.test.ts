import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInstant } from "./instant";

const read = (said: string) => {
  const reading = readInstant(said);
  return "instant" in reading ? reading.instant.toISOString() : reading.fault;
};

describe("reading an instant", () => {
  it.each([
    ["2026-05-29T20:54:19Z", "2026-05-29T20:54:19.000Z"],
    ["2026-05-29t20:54:19z", "2026-05-29T20:54:19.000Z"],
    ["2026-05-29T20:54:19.9999Z", "2026-05-29T20:54:19.999Z"],
    ["2026-05-29T20:54:19.7+05:30", "2026-05-29T15:24:19.700Z"],
    ["2028-02-29T00:00:00-00:00", "2028-02-29T00:00:00.000Z"],
    ["1900-01-01T00:00:00Z", "1900-01-01T00:00:00.000Z"],
  ])("%s is %s", (said, instant) => {
    expect(read(said)).toBe(instant);
  });

  it.each([
    "2026-05-29T20:54:19",
    "2026-05-29",
    "2026-05-29 20:54:19Z",
    "2026-02-30T00:00:00Z",
    "2027-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-05-29T24:00:00Z",
    "2026-05-29T23:59:60Z",
    "2026-05-29T20:54:19+24:00",
    "1899-12-31T23:59:59Z",
    "2201-01-01T00:00:00Z",
    "+002026-05-29T20:54:19Z",
    "now",
    "",
  ])("%s is none", (said) => {
    expect("fault" in readInstant(said)).toBe(true);
  });

  it("gives back every instant that it is given, in whatever offset", () => {
    const instants = fc.date({
      min: new Date("1901-01-01"),
      max: new Date("2199-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: -1439, max: 1439 }), (at, offset) => {
        const there = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const two = (n: number) => String(n).padStart(2, "0");
        expect(read(`${there}${offset < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`)).toBe(
          at.toISOString(),
        );
      }),
    );
  });
});
