import { expect, test } from "vitest";
import { readLooks, writeColumns } from "./looks";

test("columns come back in their own order, with the title, whatever the cookie says", () => {
  expect(readLooks("owner.number.nonsense", undefined).columns).toEqual([
    "number",
    "title",
    "owner",
  ]);
  const { columns } = readLooks(undefined, undefined);
  expect(readLooks(writeColumns(columns), undefined).columns).toEqual(columns);
});

test("a cookie that says nothing known leaves all as usual", () => {
  expect(readLooks("", "41")).toEqual(readLooks(undefined, undefined));
  expect(readLooks(undefined, "32").density).toBe(32);
});
