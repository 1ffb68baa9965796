/** The arithmetic of the bench: percentiles, CPU for each request, and runs put together. */
import { describe, expect, test } from "vitest";
import { columnOf, copyText } from "./copy";
import { machineTimesIn, stolenPercent, timesIn } from "./cpu";
import { percentile, summary, together } from "./figures";

const measured = {
  latenciesMs: [1, 2, 3],
  seconds: 2,
  failed: 1,
  serverCpuMs: 6,
  databaseCpuMs: 3,
};

describe("percentile", () => {
  test("is the nearest rank, whatever the order", () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.5)]).toEqual([
      50, 99, 7,
    ]);
  });

  test("of nothing is not a number", () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe("summary", () => {
  test("counts good answers alone, and shares CPU among them", () => {
    expect(summary(measured)).toEqual({
      perSecond: 1.5,
      p50: 2,
      p99: 3,
      serverCpuMs: 2,
      databaseCpuMs: 1,
      failed: 1,
    });
  });

  test("says nothing of CPU that nobody could read", () => {
    const blind = together([measured, { ...measured, serverCpuMs: null }]);
    expect(summary(blind).serverCpuMs).toBeNull();
    expect(blind.latenciesMs).toHaveLength(6);
    expect(blind.databaseCpuMs).toBe(6);
  });
});

test("a line of /proc/<pid>/stat is read past a name with blanks and brackets", () => {
  const line = "42 (my (odd) name) S 7 42 42 0 -1 4194560 1 2 3 4 150 50 30 20 20 0 1 0";
  expect(timesIn(line)).toEqual({ parent: 7, ownMs: 2000, endedChildrenMs: 500 });
});

describe("rows for COPY", () => {
  test("keep every sign that the format uses for itself", () => {
    expect(copyText('a\tb\nc\\d"e')).toBe('a\\tb\\nc\\\\d"e');
    expect(copyText(['a"b', "c\\d"])).toBe('{"a\\\\"b","c\\\\\\\\d"}');
  });

  test("write null, instants, bytes, JSON and large counts as PostgreSQL reads them", () => {
    const said = [null, new Date(0), Buffer.from("00ff", "hex"), { a: 1 }, 10n, []].map(copyText);
    expect(said).toEqual(["\\N", "1970-01-01T00:00:00.000Z", "\\\\x00ff", '{"a":1}', "10", "{}"]);
  });

  test("name columns as the schema does", () => {
    expect(["dueAt", "art33Open", "lateByMs"].map(columnOf)).toEqual([
      "due_at",
      "art33_open",
      "late_by_ms",
    ]);
  });
});

test("what the host took is the eighth figure of the machine's line, and part of all its time", () => {
  const before = machineTimesIn("cpu  100 5 20 300 10 0 5 60 7 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n");
  expect(before).toEqual({ all: 500, stolen: 60 });
  expect(stolenPercent(before, { all: 900, stolen: 160 })).toBe(25);
  expect(stolenPercent(before, before)).toBeNull();
  expect(stolenPercent(null, before)).toBeNull();
});
