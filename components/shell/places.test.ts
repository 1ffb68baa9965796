import { expect, test } from "vitest";
import { BOARD, DECLARE, INCIDENTS, isAt, OVERVIEW, placesFor, SETTINGS } from "./places";

test("a page lights its own place, and no other that begins alike", () => {
  expect(isAt(INCIDENTS, "/dashboard/incidents")).toBe(true);
  expect(isAt(INCIDENTS, "/dashboard/incidents/0190")).toBe(true);
  expect(isAt(BOARD, "/dashboard/boards")).toBe(false);
});

test("the overview is its own page alone, not all that lies below it", () => {
  expect(isAt(OVERVIEW, "/dashboard")).toBe(true);
  expect(isAt(OVERVIEW, "/dashboard/board")).toBe(false);
});

test("declaring is a place of its own, not the register", () => {
  expect(isAt(INCIDENTS, "/dashboard/incidents/new")).toBe(false);
  expect(isAt(DECLARE, "/dashboard/incidents/new")).toBe(true);
});

test("API keys belong to the settings", () => {
  expect(isAt(SETTINGS, "/dashboard/api-keys")).toBe(true);
});

test("the audit log is shown to those who may read it alone", () => {
  const ids = (audit: boolean) => placesFor({ audit, declare: true }).map(({ id }) => id);
  expect(ids(true)).toContain("audit");
  expect(ids(false)).not.toContain("audit");
});
