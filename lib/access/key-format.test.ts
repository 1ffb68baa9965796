import { describe, expect, it } from "vitest";
import { isKeyForm, keyPrefix, newKey } from "./key-format";

describe("the form of a key", () => {
  it("is toc_live_, 43 letters and digits, and a checksum of 6", () => {
    for (let i = 0; i < 200; i++) {
      const key = newKey();
      expect(key).toMatch(/^toc_live_[0-9A-Za-z]{49}$/);
      expect(isKeyForm(key)).toBe(true);
    }
  });

  it("tells every single slip from a key", () => {
    const key = newKey();
    for (let at = 0; at < key.length; at++) {
      const slip = key.slice(0, at) + (key[at] === "x" ? "y" : "x") + key.slice(at + 1);
      expect(isKeyForm(slip), slip).toBe(false);
    }
  });

  it.each([
    "",
    "toc_live_",
    " ",
    "toc_live_\u0000",
    `${newKey()} `,
    newKey().toLowerCase(),
    "a".repeat(100_000),
  ])("refuses %j", (said) => {
    expect(isKeyForm(said)).toBe(false);
  });

  it("accepts a key that was written down: the checksum is the same everywhere", () => {
    expect(isKeyForm(WRITTEN_DOWN)).toBe(true);
  });

  it("shows four characters of the secret and no more", () => {
    expect(keyPrefix(WRITTEN_DOWN)).toBe("toc_live_4Bq0");
  });
});

/** CRC-32 (IEEE) by another implementation: Python's zlib. */
const WRITTEN_DOWN = "toc_live_4Bq0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2jitET";
