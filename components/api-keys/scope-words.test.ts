import { expect, test } from "vitest";
import { SCOPES } from "@/lib/schema/scopes";
import { SCOPE_ROWS, sameScopes } from "./scope-words";

test("the dialog offers every scope, each once", () => {
  const offered = SCOPE_ROWS.flatMap(({ read, write, more }) => [read, write, more?.scope]);
  expect(offered.filter(Boolean).toSorted()).toEqual([...SCOPES].toSorted());
});

test("lists of scopes are compared as sets", () => {
  expect(sameScopes(["grc:read", "admin"], ["admin", "grc:read"])).toBe(true);
  expect(sameScopes(["grc:read"], ["admin", "grc:read"])).toBe(false);
});
