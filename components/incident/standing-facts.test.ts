import { expect, it } from "vitest";
import { wordsFor } from "@/lib/i18n/messages";
import { timeWords } from "@/lib/i18n/time-words";
import type { FactOut } from "@/lib/schema/facts";
import { factGroupOf } from "./fact-groups";
import { factWords, inZone, standingFacts } from "./standing-facts";

const time = timeWords("en", "Europe/Berlin");
const talk = {
  facts: await wordsFor("en", "facts"),
  incident: await wordsFor("en", "incident"),
  time,
};
const said = (fact: string, value: unknown, id: string): FactOut => ({
  id,
  fact,
  value,
  estimated: false,
  typed: null,
  zone: null,
  reason: null,
  delay_reasons: null,
  moved_after_deadline: false,
  recorded_at: "2026-03-02T07:20:00.000Z",
  recorded_by: { type: "user", id: "1", name: "Ilse Brandt" },
});

it("shows the latest statement of each fact, and the earlier ones behind it, the newest first", () => {
  const history = [
    said("persons", { kind: "unknown" }, "1"),
    said("aware_at", "2026-03-02T07:20:00.000Z", "2"),
    said("persons", { kind: "approximate", number: 900 }, "3"),
    said("persons", null, "4"),
  ];
  const groups = standingFacts({ history }).filter(({ facts }) => facts.length > 0);
  expect(groups.map(({ group }) => group)).toEqual(["times", "people"]);
  const [persons] = groups[1]?.facts ?? [];
  expect(persons?.now.id).toBe("4");
  expect(persons?.before.map(({ id }) => id)).toEqual(["3", "1"]);
});

it.each([
  ["aware_at", "2026-03-02T07:20:00.000Z", "Mon 2 Mar 2026 08:20 CET"],
  ["persons", { kind: "approximate", number: 1284 }, "About 1,284"],
  ["persons", { kind: "to_be_determined" }, "To be determined"],
  ["role", "processor", "Processor"],
  [
    "affected",
    { places: [{ place: "DE", persons: { kind: "unknown" } }], complete: true },
    "Germany: Cannot be known\nNobody elsewhere",
  ],
  ["nature", { availability: "permanent" }, "Availability: Lost for good"],
  ["protection", { data: "readable", key: "none" }, "Yes. Key: There is no key"],
  ["risk", { level: "high_risk", reasons: "Accounts." }, "A high risk: Accounts."],
  ["findings", { dora_major: false }, "Is it a major incident (DORA Art. 18)? No"],
  ["consequences", "Fraud by letter.", "Fraud by letter."],
  ["role", "a role of another version", "a role of another version"],
  ["persons", null, null],
])("says %s in words", (fact, value, words) => {
  expect(factWords(talk, fact, value)).toBe(words);
});

it("says both instants of a contradiction in the reader's zone and in UTC", () => {
  expect(inZone("Became aware 2026-03-02T07:20:00.000Z lies before it.", time)).toBe(
    "Became aware Mon 2 Mar 2026 08:20 CET (Mon 2 Mar 07:20 UTC) lies before it.",
  );
});

it("knows where to ask for a fact that a rule misses", () => {
  expect(factGroupOf("findings.dora_major")).toBe("risk");
  expect(factGroupOf("affected")).toBe("where");
  expect(factGroupOf("organisation.sectors")).toBeNull();
});
