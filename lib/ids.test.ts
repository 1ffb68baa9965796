import { describe, expect, it } from "vitest";
import { isUuid, newId } from "./ids";

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
