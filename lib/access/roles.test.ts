import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ROLES } from "../schema/member";
import { coversRole } from "./grants";
import { ALL_PERMISSIONS, ROLE_PERMISSIONS } from "./roles";

/** The table of docs/access.md: permission → the roles that are ticked. */
function documented(): Map<string, string[]> {
  const lines = readFileSync("docs/access.md", "utf8").split("\n");
  const cells = (line: string) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const head = lines.find((line) => line.startsWith("| Permission"));
  const roles = cells(head ?? "").slice(1);
  return new Map(
    lines
      .filter((line) => line.startsWith("| `") && cells(line).length === roles.length + 1)
      .map((line) => {
        const [permission = "", ...ticks] = cells(line);
        return [permission.replaceAll("`", ""), roles.filter((_, at) => ticks[at] === "yes")];
      }),
  );
}

describe("roles", () => {
  it("may do exactly what docs/access.md says", () => {
    const table = documented();
    expect([...table.keys()].sort()).toEqual([...ALL_PERMISSIONS].sort());
    for (const permission of ALL_PERMISSIONS) {
      const may = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
      expect(table.get(permission), permission).toEqual(may);
    }
  });

  it("cover those that may do no more than they", () => {
    const held = (role: (typeof ROLES)[number]) => new Set(ROLE_PERMISSIONS[role]);
    expect(ROLES.filter((role) => coversRole(held("owner"), role))).toEqual([...ROLES]);
    expect(ROLES.filter((role) => coversRole(held("dpo"), role))).toEqual([
      "dpo",
      "investigator",
      "viewer",
      "auditor",
    ]);
    expect(ROLES.filter((role) => coversRole(held("auditor"), role))).toEqual([
      "viewer",
      "auditor",
    ]);
    expect(coversRole(undefined, "viewer")).toBe(false);
  });
});
