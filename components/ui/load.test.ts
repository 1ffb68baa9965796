import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadUntilThere } from "./load";

describe("loadUntilThere", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("tries again until the part comes, and no more after that", async () => {
    let tries = 0;
    const came: string[] = [];
    const load = async () => {
      tries++;
      if (tries < 3) throw new Error("No connection.");
      return "dialog";
    };
    loadUntilThere(load, (part) => came.push(part));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(came).toEqual(["dialog"]);
    expect(tries).toBe(3);
  });

  it("gives up when nobody wants it any more", async () => {
    let tries = 0;
    const giveUp = loadUntilThere(
      async () => {
        tries++;
        throw new Error("No connection.");
      },
      () => {},
    );
    await vi.advanceTimersByTimeAsync(0);
    giveUp();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tries).toBe(1);
  });
});
