import { describe, expect, it } from "vitest";
import { loadRules } from "./catalogue";
import { EU_GDPR_ART33 } from "./eu-gdpr-art33";
import type { RuleSource } from "./rule";

const rule: RuleSource = EU_GDPR_ART33;
const one = (id: string, change: Partial<RuleSource> = {}): RuleSource => ({
  ...rule,
  id,
  ...change,
});

describe("loading rules", () => {
  it.each([
    ["an unknown trigger", { trigger: { kind: "rumour", words: "" } }],
    ["a number for without undue delay", { period: { value: 5, unit: "without_undue_delay" } }],
    ["no number for hours", { period: { value: null, unit: "hours" } }],
    ["a trigger that nobody can recognise", { trigger: { kind: "other", words: " " } }],
    ["a field that is not one", { colour: "red" }],
    ["business days without a calendar", { period: { value: 3, unit: "business_days" } }],
    [
      "an unknown calendar",
      { period: { value: 3, unit: "business_days" }, calendar: "mars-national" },
    ],
    ["a calendar that nothing counts by", { calendar: "us-federal" }],
    ["an unknown zone", { zone: "Europe/Atlantis" }],
    ["an offset in place of a zone", { zone: "+05:30" }],
    ["a predecessor that is no rule", { starts: { filing: "nowhere", which: "first" } }],
    ["a cap that is no rule", { cap: "nowhere" }],
    ["a limb of no rule", { limbOf: "nowhere" }],
    ["an order after no rule", { notBefore: [{ rule: "nowhere", words: "After it." }] }],
    ["a first filing under no rule", { applies: { not: { filedIncomplete: "nowhere" } } }],
    ["a threshold for nobody", { applies: undefined, when: { risk: ["risk"] } }],
    ["an unknown condition", { applies: { weather: ["rain"] } }],
    ["a start at itself", { starts: { filing: "eu-gdpr-art33", which: "first" } }],
  ])("refuses %s, naming the rule", (_name, change) => {
    expect(() => loadRules([[{ ...rule, ...change } as never]])).toThrow(
      /^The rule eu-gdpr-art33 /,
    );
  });

  it("refuses rules that wait for each other, and shows the round", () => {
    const round = [
      one("a", { starts: { filing: "b", which: "first" } }),
      one("b", { starts: { filing: "c", which: "latest" } }),
      one("c", { notBefore: [{ rule: "a", words: "Not before the first." }] }),
    ];
    expect(() => loadRules([round])).toThrow(
      "The rule a waits for itself: a, then b, then c, then a.",
    );
  });

  it("takes rules that both wait for a third", () => {
    const starts = { filing: "a", which: "first" } as const;
    expect(loadRules([[one("b", { starts }), one("c", { starts }), one("a")]]).latest.size).toBe(3);
  });

  it("refuses the same version twice, naming the rule", () => {
    expect(() => loadRules([[rule], [rule]])).toThrow(
      "The rule eu-gdpr-art33 stands twice in version 1.",
    );
  });

  it("keeps every version, in whatever order the pack has them, and gives the latest", () => {
    const { latest, versions } = loadRules([
      [one("a", { version: 2, period: { value: 96, unit: "hours" } }), one("b"), one("a")],
    ]);
    expect(latest.get("a")?.period.value).toBe(96);
    expect(versions.get("a")?.map(({ version }) => version)).toEqual([1, 2]);
    expect([...latest.keys()]).toEqual(["a", "b"]);
  });

  it("checks the references of old versions too", () => {
    const old = one("a", { cap: "gone" });
    expect(() => loadRules([[old, one("a", { version: 2 })]])).toThrow(
      /rule a names the rule gone/,
    );
  });
});
