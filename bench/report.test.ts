/** What a reader sees of a run: tables that line up, ratios, and failures in plain sight. */
import { expect, test } from "vitest";
import { withoutChance } from "./alike";
import { oneTable } from "./one-table";
import { readOptions } from "./options";
import {
  assessmentTable,
  boardTable,
  figure,
  growthTable,
  pairsTable,
  planBlocks,
  table,
  thousands,
} from "./report";

const measured = (ms: number, failed = 0) => ({
  latenciesMs: Array.from({ length: 100 }, () => ms),
  seconds: ms / 10,
  failed,
  serverCpuMs: 50,
  databaseCpuMs: null,
});

test("numbers show three digits that count", () => {
  const said = [1234.5, 123.4, 12.34, 1.234, 0.01234, 0, null, Number.NaN].map(figure);
  expect(said).toEqual(["1235", "123", "12.3", "1.23", "0.012", "0", "–", "–"]);
  expect([1_000, 100_000, 999].map(thousands)).toEqual(["1,000", "100,000", "999"]);
});

test("a table is Markdown and lines up", () => {
  expect(table(["Work", "n"], [["list", "1,000"]])).toBe(
    ["| Work |     n |", "|------|------:|", "| list | 1,000 |"].join("\n"),
  );
});

test("a pair shows both figures, Tocsin's first, and what share of the floor it reaches", () => {
  const [, , pair = ""] = pairsTable([
    { work: "get", connections: 16, product: measured(4, 3), floor: measured(2) },
  ]).split("\n");
  expect(pair.split("|").map((cell) => cell.trim())).toEqual([
    "",
    "get",
    "16",
    "250 / 500",
    "0.500",
    "4.00 / 2.00",
    "4.00 / 2.00",
    "0.500 / 0.500",
    "– / –",
    "3 / 0",
    "",
  ]);
});

test("events are counted one by one, response times by the request that carries them", () => {
  const [, , pair = ""] = oneTable(
    [
      {
        work: "emit",
        connections: 4,
        events: 500,
        product: measured(400, 1),
        floor: measured(100),
      },
    ],
    [],
    [],
  ).split("\n");
  expect(pair.split("|").map((cell) => cell.trim())).toEqual([
    "",
    "emit",
    "4",
    "1250 / 5000",
    "0.250",
    "400 / 100",
    "400 / 100",
    "0.001 / 0.001",
    "– / –",
    "",
    "1 / 0",
    "",
  ]);
});

test("growth is the large one's p50 over the small one's", () => {
  const said = growthTable(
    [{ work: "list", connections: 1, sizes: [measured(2), measured(4), measured(3)] }],
    [10_000, 100_000, 1_000_000],
  );
  expect(said).toMatch(/\| +2\.00 \| +4\.00 \| +3\.00 \| +1\.50 \|/);
});

test("one table holds the pairs, what they are at each size, and what the floor does not do", () => {
  const grown = (work: string) => ({ work, connections: 1, sizes: [measured(2), measured(3)] });
  const pair = { work: "get", connections: 1, product: measured(4), floor: measured(2) };
  const said = oneTable([pair], [grown("get"), grown("board")], [10_000, 1_000_000]).split("\n");
  expect(said).toHaveLength(4);
  expect(said[2]).toMatch(
    /^\| get +\| +1 \| +250 \/ 500 \| +0\.500 \|.*\| +2\.00 \| +3\.00 \| +1\.50 \|/,
  );
  expect(said[3]).toMatch(
    /^\| board +\| +1 \| +333 \/ – \| +– \|.*\| +2\.00 \| +3\.00 \| +1\.50 \|/,
  );
});

test("a board stands below the one before it: the whole answer, its rows and its count", () => {
  const of = (name: string, total: number, ms: number) => ({
    name,
    rows: 500,
    total,
    measured: measured(ms),
    rowsMs: ms / 10,
    countMs: ms / 20,
    plans: [`Limit of ${name}`, `Aggregate of ${name}`],
  });
  const boards = [of("Few", 500, 10), of("Many", 10_000, 13)];
  const [, , few = "", many = ""] = boardTable(boards).split("\n");
  expect(few).toMatch(/^\| Few +\| +500 \| +500 \| +10\.0 \| +– \|/);
  expect(many).toMatch(/^\| Many +\| +10,000 \| +500 \| +13\.0 \| +1\.30 \|/);
  expect(planBlocks(boards)).toMatch(
    /Many:\n\n```\nLimit of Many\n```\n\n```\nAggregate of Many\n```$/,
  );
});

test("the assessment says what a rule costs", () => {
  const timed = { runs: 1_000, p50: 1.02, p99: 3 };
  const said = assessmentTable({ rules: 204, duties: 10, first: timed, again: timed });
  expect(said).toMatch(/\| declared +\| +204 \| +10 \| +1\.02 \| +3\.00 \| +5\.00 \| 1,000 \|/);
});

test("what differs by chance alone counts as alike, all else does not", () => {
  const one = {
    id: "0197a3a0-0000-7000-8000-000000000001",
    at: "2026-11-21T05:00:00.000Z",
    version: 1,
  };
  const two = {
    id: "0197a3a0-0000-7000-8000-000000000002",
    at: "2026-11-21T05:00:01.000Z",
    version: 2,
  };
  expect(withoutChance(one)).toEqual(withoutChance(two));
  expect(withoutChance({ ...one, open: true })).not.toEqual(withoutChance({ ...two, open: false }));
});

test("options have defaults, and refuse what is no count", () => {
  expect(readOptions([])).toMatchObject({
    seconds: 5,
    rows: 100_000,
    connections: [1, 16, 64],
    explain: false,
    events: 100_000,
    timers: 100_000,
    dpdpOnly: false,
  });
  expect(readOptions(["--dpdp"]).dpdpOnly).toBe(true);
  expect(() => readOptions(["--timers", "10"])).toThrow("from 1000 to");
  expect(readOptions(["--explain"]).explain).toBe(true);
  expect(readOptions(["--connections", "2,8"]).connections).toEqual([2, 8]);
  expect(readOptions(["--rows", "1000000"]).sizes).toEqual([10_000, 100_000, 1_000_000]);
  expect(readOptions(["--rows", "10000"]).sizes).toEqual([1_000, 10_000]);
  expect(() => readOptions(["--rows", "many"])).toThrow("--rows takes whole numbers");
});
