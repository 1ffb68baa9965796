import { expect, it } from "vitest";
import { isAfter, printPosition, readPosition } from "./position";

it("reads back what it printed, up to the largest of both", () => {
  const position = { xid: 2n ** 64n - 1n, seq: 2n ** 63n - 1n };
  expect(readPosition(printPosition(position))).toEqual(position);
});

it.each([
  "",
  "1",
  "1-",
  "-1",
  "1-2-3",
  "a-1",
  " 1-2",
  "18446744073709551616-1",
  "1-9223372036854775808",
])("reads nothing from %j", (said) => {
  expect(readPosition(said)).toBeNull();
});

it("orders by transaction first, then by entry", () => {
  expect(isAfter({ xid: 2n, seq: 1n }, { xid: 1n, seq: 9n })).toBe(true);
  expect(isAfter({ xid: 1n, seq: 2n }, { xid: 1n, seq: 1n })).toBe(true);
  expect(isAfter({ xid: 1n, seq: 1n }, { xid: 1n, seq: 1n })).toBe(false);
});
