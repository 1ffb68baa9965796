import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { overBudget, weighRoutes } from "./check-budgets.mjs";

const dist = mkdtempSync(join(tmpdir(), "tocsin-budgets-"));

beforeAll(() => {
  mkdirSync(join(dist, "diagnostics"));
  mkdirSync(join(dist, "static/chunks"), { recursive: true });
  const write = (name: string, bytes: number) =>
    writeFileSync(join(dist, "static/chunks", name), "x".repeat(bytes));
  write("frame.js", 9_000);
  write("frame.js.br", 3_000);
  write("board.js", 20_000);
  write("board.js.br", 7_500);
  // Too small to gain by compression: sent as it is.
  write("tiny.js", 100);
  const chunk = (name: string) => `.next/static/chunks/${name}.js`;
  writeFileSync(
    join(dist, "diagnostics/route-bundle-stats.json"),
    JSON.stringify([
      { route: "/board", firstLoadChunkPaths: [chunk("frame"), chunk("board"), chunk("frame")] },
      { route: "/sign-in", firstLoadChunkPaths: [chunk("frame"), chunk("tiny")] },
    ]),
  );
});

afterAll(() => rmSync(dist, { recursive: true }));

it("weighs each file of a route once, as it is sent", () => {
  expect(weighRoutes(dist)).toEqual({ "/board": 10.5, "/sign-in": 3.1 });
});

it("names the route, its weight and its budget", () => {
  const weights = weighRoutes(dist);
  expect(overBudget(weights, { "/board": 10.5, "/sign-in": 4 })).toEqual([]);
  expect(overBudget(weights, { "/board": 10, "/sign-in": 4 })).toEqual([
    "/board weighs 10.5 kB; its budget is 10 kB.",
  ]);
});

it("wants a budget for each route, and no others", () => {
  expect(overBudget(weighRoutes(dist), { "/board": 11, "/gone": 5 })).toEqual([
    "/sign-in weighs 3.1 kB and has no budget.",
    "/gone has a budget and is no route.",
  ]);
});
