import { expect, it } from "vitest";
import { SharedReading } from "./shared-reading";

/** A reading of a value that changes; each waits until it is let go. */
function readings() {
  const shared = new SharedReading<number>();
  const waiting: (() => void)[] = [];
  const state = { value: 1, begun: 0 };
  const read = (key = "a") =>
    shared.read(key, async () => {
      state.begun++;
      const seen = state.value;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return seen;
    });
  return { read, state, letGo: () => waiting.shift()?.() };
}

it("gives whoever asks while one runs the next, which has seen what happened before they asked", async () => {
  const { read, state, letGo } = readings();
  const first = read();
  state.value = 2;
  const others = [read(), read(), read()];
  letGo();
  expect(await first).toBe(1);
  await Promise.resolve();
  letGo();
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  expect(state.begun).toBe(2);
});

it("reads each key by itself, and begins anew after all are done", async () => {
  const { read, state, letGo } = readings();
  const both = [read("a"), read("b")];
  letGo();
  letGo();
  await Promise.all(both);
  const again = read("a");
  letGo();
  await again;
  expect(state.begun).toBe(3);
});

it("does not hand a failure on to those who wait for the next", async () => {
  const shared = new SharedReading<number>();
  const first = shared.read("a", () => Promise.reject(new Error("gone")));
  const second = shared.read("a", async () => 2);
  await expect(first).rejects.toThrow("gone");
  expect(await second).toBe(2);
});
