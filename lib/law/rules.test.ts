import { describe, expect, it } from "vitest";
import { loadRules } from "./catalogue";
import { EU_GDPR_ART33 } from "./eu-gdpr-art33";
import { allRules, findRule, startsClocks } from "./rules";

describe("the law library", () => {
  it("holds every rule once, and starts clocks by Art. 33(1) alone", () => {
    expect(allRules()).toHaveLength(204);
    expect(
      allRules()
        .filter(startsClocks)
        .map(({ id }) => id),
    ).toEqual(["eu-gdpr-art33"]);
  });

  it("says of each rule how well it was checked, and claims the wording of 31 only", () => {
    const count = (checked: string) => allRules().filter((rule) => rule.checked === checked).length;
    expect([count("text"), count("secondary"), count("unchecked")]).toEqual([31, 155, 18]);
  });

  it("gives no number where the law gives none", () => {
    const open = allRules().filter(({ period }) => period.unit === "without_undue_delay");
    expect(open).toHaveLength(60);
    expect(open.every(({ period }) => period.value === null)).toBe(true);
  });

  it.each([
    ["eu-gdpr-art33", 72, "hours", "text"],
    ["in-dpdp-board-72h", 72, "hours", "text"],
    ["eu-nis2-early-warning", 24, "hours", "text"],
    ["us-tx-ag", 30, "calendar_days", "secondary"],
  ])("%s: %d %s, %s", (id, value, unit, checked) => {
    const rule = findRule(id);
    expect(rule?.period).toEqual({ value, unit });
    expect(rule?.checked).toBe(checked);
  });
});

describe("loading rules", () => {
  const rule = EU_GDPR_ART33;
  it.each([
    ["an unknown trigger", { trigger: { kind: "rumour", words: "" } }],
    ["a number for without undue delay", { period: { value: 5, unit: "without_undue_delay" } }],
    ["no number for hours", { period: { value: null, unit: "hours" } }],
    ["a trigger that nobody can recognise", { trigger: { kind: "other", words: " " } }],
    ["a field that is not one", { colour: "red" }],
  ])("refuses %s, naming the rule", (_name, change) => {
    expect(() => loadRules([[{ ...rule, ...change } as never]])).toThrow(/eu-gdpr-art33/);
  });

  it("refuses the same rule twice", () => {
    expect(() => loadRules([[rule], [rule]])).toThrow(/eu-gdpr-art33 stands twice/);
  });
});
