import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path";

describe("where to go after signing in", () => {
  it("is the path that was asked for", () => {
    expect(safeReturnPath("/dashboard/incidents?q=mail")).toBe("/dashboard/incidents?q=mail");
  });

  it.each([
    undefined,
    "",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
  ])("is the dashboard in place of %j", (said) => {
    expect(safeReturnPath(said)).toBe("/dashboard");
  });
});
