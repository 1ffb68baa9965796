import { expect, it } from "vitest";
import { ServerOffset } from "./server-offset";

it("takes the message that was least late", () => {
  const offset = new ServerOffset();
  expect(offset.add(5_900, { wall: 1_000, steady: 0 })).toBe(4_900);
  expect(offset.add(7_000, { wall: 2_000, steady: 1_000 })).toBe(5_000);
  expect(offset.add(7_500, { wall: 3_000, steady: 2_000 })).toBe(5_000);
});

it("begins anew when the browser's clock is set", () => {
  const offset = new ServerOffset();
  offset.add(100_000, { wall: 40_000, steady: 0 });
  expect(offset.add(101_000, { wall: 100_900, steady: 1_000 })).toBe(100);
});

it("begins anew after sleep", () => {
  const offset = new ServerOffset();
  offset.add(5_000, { wall: 0, steady: 0 });
  offset.forget();
  expect(offset.add(6_000, { wall: 5_000, steady: 5_000 })).toBe(1_000);
});
