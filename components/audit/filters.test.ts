import { expect, test } from "vitest";
import { auditAddress, readAuditFilter } from "./filters";

test("the log's filter goes through the address unchanged", () => {
  const query = "action=incident.notified&subject=0190&from=2026-01-01T00%3A00%3A00.000Z";
  const { filter, dropped } = readAuditFilter(new URLSearchParams(query));
  expect(dropped).toEqual([]);
  expect(auditAddress(filter)).toBe(`/dashboard/audit?${query}`);
});

test("a date that is none is left out and named", () => {
  expect(readAuditFilter(new URLSearchParams("from=yesterday&action=key.created"))).toEqual({
    filter: { action: "key.created" },
    dropped: ["from"],
  });
});
