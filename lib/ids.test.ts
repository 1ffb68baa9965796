import { describe, expect, it, test } from "vitest";
import { idsOf, isUuid, newId } from "./ids";

describe("newId", () => {
  const at = new Date("2026-11-21T14:00:00.123Z");

  it("is a uuid of version 7 that carries its instant", () => {
    const id = newId(at);
    expect(isUuid(id)).toBe(true);
    expect(id[14]).toBe("7");
    expect("89ab").toContain(id[19]);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(at.getTime());
  });

  it("follows the one before it in the same millisecond, and none comes twice", () => {
    const ids = Array.from({ length: 1000 }, () => newId(at));
    expect([...ids].sort()).toEqual(ids);
    // What is random in them is fetched for many at once: each of them has bytes of its own.
    expect(new Set(ids.map((id) => id.slice(19))).size).toBe(ids.length);
  });
});

test("the ids of an instant lie between its first and its last, and no others do", () => {
  const at = new Date("2026-11-21T14:00:00.123Z");
  const { first, last } = idsOf(at);
  const [before, within, after] = [-1, 0, 1].map((ms) => newId(new Date(at.getTime() + ms)));
  expect([before, first, within, last, after].map(String).sort()).toEqual([
    before,
    first,
    within,
    last,
    after,
  ]);
  expect(isUuid(idsOf(new Date("1905-01-01T00:00:00Z")).first)).toBe(true);
});
