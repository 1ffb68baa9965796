import { describe, expect, test } from "vitest";
import { incidentFilterSchema } from "@/lib/schema/incident";
import { addressOf, narrows, queryOf } from "./filters";
import { readFilter } from "./read-filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

const EVERY =
  "q=payroll&status=unresolved&severity=serious&breach_kind=combined&type=Loss&owner=me&source=WEBFORM&overdue=true&drill=false&filed=late&span=to_notify&awareness=stated&discovered_from=2026-01-01T00%3A00%3A00.000Z&discovered_to=2026-02-01T00%3A00%3A00.000Z&subtree=false&sort=deadline_at&tag=payroll&tag=q1&attribute=Line%3ANorth";

describe("the register's filter in the address", () => {
  test("is read under the API's names and written back the same, all that the list offers", () => {
    const { filter, dropped } = read(EVERY);
    expect(dropped).toEqual([]);
    expect(addressOf(filter)).toBe(`/dashboard/incidents?${EVERY}`);
    const offered = Object.keys(incidentFilterSchema.shape);
    expect([...Object.keys(filter), "orgId", "updated_since"].sort()).toEqual(offered.sort());
  });

  test("loses what the API would refuse, and says which", () => {
    const { filter, dropped } = read(
      "status=closed&overdue=yes&discovered_from=2026&severity=serious",
    );
    expect(filter).toEqual({ severity: "serious", subtree: "true" });
    expect(dropped).toEqual([
      ["status", "closed"],
      ["overdue", "yes"],
      ["discovered_from", "2026"],
    ]);
  });

  test("ignores names that are not its own, and empty ones", () => {
    expect(read("utm_source=mail&q=")).toEqual({ filter: { subtree: "true" }, dropped: [] });
  });

  test("takes the organisations below along, without a word of it in the address", () => {
    expect(addressOf(read("").filter)).toBe("/dashboard/incidents");
    expect(addressOf(read("subtree=true").filter)).toBe("/dashboard/incidents");
    expect(read("subtree=false").filter).toEqual({ subtree: "false" });
  });

  test("is the same whether it names the usual order or leaves it out", () => {
    expect(queryOf(read("sort=-discovered_at").filter)).toBe("");
  });

  test("narrows by anything but the order and the tree", () => {
    expect(narrows({ sort: "number", subtree: "true" })).toBe(false);
    expect(narrows({ sort: "number", q: "laptop" })).toBe(true);
    expect(narrows({ tag: [] })).toBe(false);
    expect(narrows({ tag: ["q1"] })).toBe(true);
  });
});
