import { describe, expect, test } from "vitest";
import { addressOf, FILTER_NAMES, narrows, readFilter } from "./filters";

const read = (query: string) => readFilter(new URLSearchParams(query));

describe("the register's filter in the address", () => {
  test("is read under the API's names and written back the same", () => {
    const query =
      "q=payroll&status=open&severity=serious&breach_kind=combined&overdue=true&discovered_from=2026-01-01T00%3A00%3A00.000Z&discovered_to=2026-02-01T00%3A00%3A00.000Z&subtree=false&drill=true&sort=deadline_at";
    const { filter, dropped } = read(query);
    expect(dropped).toEqual([]);
    expect(Object.keys(filter).sort()).toEqual([...FILTER_NAMES].sort());
    expect(addressOf(filter)).toBe(`/dashboard/incidents?${query}`);
  });

  test("loses what the API would refuse, and says which", () => {
    const { filter, dropped } = read(
      "status=closed&overdue=yes&discovered_from=2026&severity=serious",
    );
    expect(filter).toEqual({ severity: "serious", subtree: "true" });
    expect(dropped).toEqual(["status", "overdue", "discovered_from"]);
  });

  test("ignores names that are not its own, and empty ones", () => {
    expect(read("utm_source=mail&q=")).toEqual({ filter: { subtree: "true" }, dropped: [] });
  });

  test("takes the organisations below along, without a word of it in the address", () => {
    expect(addressOf(read("").filter)).toBe("/dashboard/incidents");
    expect(addressOf(read("subtree=true").filter)).toBe("/dashboard/incidents");
    expect(read("subtree=false").filter).toEqual({ subtree: "false" });
  });

  test("narrows by anything but the order and the tree", () => {
    expect(narrows({ sort: "number", subtree: "true" })).toBe(false);
    expect(narrows({ sort: "number", q: "laptop" })).toBe(true);
  });
});
