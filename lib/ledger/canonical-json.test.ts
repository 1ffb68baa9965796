import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json";

it("spells a value in one way, however its members were put together", () => {
  expect(canonicalJson({ b: 1, a: { d: [null, "ü"], c: true } })).toBe(
    '{"a":{"c":true,"d":[null,"ü"]},"b":1}',
  );
  expect(canonicalJson({ a: { c: true, d: [null, "ü"] }, b: 1 })).toBe(
    canonicalJson({ b: 1, a: { d: [null, "ü"], c: true } }),
  );
});

it("orders names by their UTF-16 units, in no language's order (RFC 8785)", () => {
  const names = ["ä", "b", "a", "B", "A", "_", "1", "10", "2", "\u{1f600}", "\ufb33", ""];
  const said = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
  // Not parsed for their order: JavaScript puts names that are numbers first.
  expect([...said.matchAll(/"([^"]*)":/g)].map(([, name]) => name)).toEqual([...names].sort());
});

it("writes dates as RFC 3339, bigints as digits, and leaves undefined out", () => {
  const at = new Date("2026-05-29T20:54:19.749Z");
  expect(canonicalJson({ at, many: 10n ** 10n, none: undefined })).toBe(
    '{"at":"2026-05-29T20:54:19.749Z","many":"10000000000"}',
  );
});

it("reads back as what it was", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("refuses what JSON cannot say", () => {
  expect(() => canonicalJson({ n: Number.NaN })).toThrow(TypeError);
  expect(() => canonicalJson({ f: () => 1 })).toThrow(TypeError);
});
