import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grcId, uuidOf } from "./ulid";

const uuids = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString("hex"))
  .map(
    (hex) =>
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );

describe("ids of the GRC door", () => {
  it("carry the same 128 bits there and back, in either case", () => {
    fc.assert(
      fc.property(uuids, (uuid) => {
        const id = grcId(uuid);
        expect(id).toMatch(/^inc_[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
        expect(uuidOf(id)).toBe(uuid);
        expect(uuidOf(`inc_${id.slice(4).toLowerCase()}`)).toBe(uuid);
        expect(uuidOf(uuid.toUpperCase())).toBe(uuid);
      }),
    );
  });

  it("sort as the uuids do", () => {
    fc.assert(
      fc.property(uuids, uuids, (a, b) => {
        expect(grcId(a) < grcId(b)).toBe(a < b);
      }),
    );
  });

  it("are the ones that the specification's bits give", () => {
    expect(grcId("00000000-0000-0000-0000-000000000000")).toBe("inc_00000000000000000000000000");
    expect(grcId("ffffffff-ffff-ffff-ffff-ffffffffffff")).toBe("inc_7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    expect(grcId("01563e3a-b5d3-d676-4c61-efb99302bd5b")).toBe("inc_01ARZ3NDEKTSV4RRFFQ69G5FAV");
  });

  it.each([
    "",
    "inc_",
    "inc_80000000000000000000000000",
    "inc_0000000000000000000000000",
    "inc_000000000000000000000000000",
    "inc_0000000000000000000000000U",
    "per_00000000000000000000000000",
    "00000000000000000000000000",
    "inc_01563e3a-b5d3-d676-4c61-efb99302bd5b",
    "inc_0000000000000000000000000\u0000",
  ])("are nothing else: %s", (said) => {
    expect(uuidOf(said)).toBeNull();
  });
});
