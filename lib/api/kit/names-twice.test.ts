import fc from "fast-check";
import { expect, it } from "vitest";
import { namedTwice } from "./names-twice";

const found = (text: string) => namedTwice(text, JSON.parse(text));

it.each([
  ['{"a":1,"a":2}', "/a"],
  ['{"a":{"b":1},"c":[0,{"d":1},{"d":1,"e":[],"d":[]}]}', "/c/2/d"],
  ['{"a" : 1, "a"\n\t:\r2}', "/a"],
  ['{"\\u0061":1,"a":2}', "/a"],
  ['{"a\\"":1,"b":"\\\\","a\\"":2}', '/a"'],
  ['{"a/b~":1,"a/b~":1}', "/a~1b~0"],
  ['{"":1,"":2}', "/"],
  ['[[],[{"x":[1,2,{}],"x":3}]]', "/1/0/x"],
  // As many as look like names, one of them in a text.
  ['{"a":"\\":","a":1,"b":":"}', "/a"],
])("finds the member that is named twice: %s", (text, pointer) => {
  expect(found(text)).toBe(pointer);
});

it.each([
  "null",
  '":"',
  '{"a":{"a":{"a":[{"a":1},{"a":2}]}}}',
  '{"a":"b","b":"a","c":"{\\"a\\":1,\\"a\\":2}"}',
  '{"a":": :","b":"\\": \\":","A":0}',
])("finds nothing in %s", (text) => {
  expect(found(text)).toBeNull();
});

it("finds nothing in any value that was written out, and the one that is added to it", () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true });
  fc.assert(
    fc.property(object, fc.nat(), fc.constantFrom(undefined, 1), (value, pick, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(found(text)).toBeNull();
      const names = Object.keys(JSON.parse(text));
      const name = names[pick % names.length] ?? "";
      const twice = `${text.slice(0, -1)},${JSON.stringify(name)}:0}`;
      expect(found(twice)).toBe(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }),
    { numRuns: 300 },
  );
});

it("looks as deep as a body goes", () => {
  const deep = (inside: string) => "[".repeat(200_000) + inside + "]".repeat(200_000);
  expect(found(deep('{"a":1}'))).toBeNull();
  expect(found(deep('{"a":1,"a":2}'))).toMatch(/^(\/0)+\/a$/);
});
