import { expect, it } from "vitest";
import { changedFacts, factFaults, soundFacts, statedIn } from "./facts-body";
import { type FactsForm, factsFormFrom, NOTHING_STATED } from "./facts-form";
import { factsFormOf } from "./facts-of-now";

const ZONE = "Europe/Berlin";
const SAID: FactsForm = {
  ...NOTHING_STATED,
  detected_at: { at: "2026-03-06T09:12:00+01:00", estimated: true },
  role: "processor",
  controllers: " Nordlicht eG \n\nVantmere Pay S.A.\n",
  affected: {
    places: [
      { place: "DE", persons: { kind: "approximate", number: "1,284" } },
      { place: "US-CA", persons: { kind: "unknown", number: "3" } },
    ],
    complete: true,
  },
  persons: { kind: "exact", number: "1 284" },
  data_categories: ["health", "contact"],
  nature: { confidentiality: "disclosed", integrity: "", availability: "" },
  protection: { data: "unintelligible", key: "" },
  risk: { level: "risk", reasons: "Bank details were read." },
  findings: { dora_major: false },
  consequences: "Fraud by letter.",
};
const BODY = {
  detected_at: { at: "2026-03-06T09:12:00+01:00", zone: ZONE, estimated: true },
  role: "processor",
  controllers: ["Nordlicht eG", "Vantmere Pay S.A."],
  affected: {
    places: [
      { place: "DE", persons: { kind: "approximate", number: 1284 } },
      { place: "US-CA", persons: { kind: "unknown" } },
    ],
    complete: true,
  },
  persons: { kind: "exact", number: 1284 },
  data_categories: ["health", "contact"],
  nature: { confidentiality: "disclosed" },
  protection: { data: "unintelligible", key: "unknown" },
  risk: { level: "risk", reasons: "Bank details were read." },
  findings: { dora_major: false },
  consequences: "Fraud by letter.",
};

it("says nothing while nothing was said", () => {
  expect(statedIn(NOTHING_STATED, ZONE)).toEqual({});
  expect(factFaults(NOTHING_STATED, ZONE)).toEqual({});
});

it("says what was said, in the words of the API, and the schema takes it", () => {
  expect(JSON.parse(JSON.stringify(statedIn(SAID, ZONE)))).toEqual(BODY);
  expect(factFaults(SAID, ZONE)).toEqual({});
});

it("never sends a controller of who is none, nor a complete list of nowhere", () => {
  const said = statedIn(
    { ...SAID, role: "controller", affected: { places: [], complete: true } },
    ZONE,
  );
  expect(said).not.toHaveProperty("controllers");
  expect(said).not.toHaveProperty("affected");
});

it.each([
  ["detected_at", { at: "2026-03-06T", estimated: false }],
  ["detected_at", { at: "2199-01-01T00:00:00Z", estimated: false }],
  ["persons", { kind: "exact", number: "about 200" }],
  ["records", { kind: "approximate", number: "" }],
  [
    "affected",
    { places: [{ place: "DE", persons: { kind: "exact", number: "-1" } }], complete: false },
  ],
  ["risk", { level: "risk", reasons: " " }],
] as const)("finds the fault in %s, and leaves only that fact out of a preview", (name, value) => {
  const form = factsFormFrom({ ...SAID, [name]: value });
  expect(Object.keys(factFaults(form, ZONE))).toEqual([name]);
  const sound = soundFacts(form, ZONE);
  expect(sound).not.toHaveProperty(name);
  expect(sound).toHaveProperty("data_categories");
});

it("reads any draft: what is missing or of another kind is empty", () => {
  for (const kept of [undefined, null, 3, "x", [], { persons: 7, affected: { places: "x" } }]) {
    expect(factsFormFrom(kept)).toEqual(NOTHING_STATED);
  }
  expect(factsFormFrom(JSON.parse(JSON.stringify(SAID)))).toEqual(SAID);
});

it("shows facts on record in the form, and finds no change in them", () => {
  const opened = factsFormOf(BODY);
  expect(changedFacts(opened, opened, ZONE)).toEqual({});
  expect(statedIn(opened, ZONE)).toEqual(statedIn(SAID, ZONE));
});

it("sends what was changed, and takes back what was emptied", () => {
  const opened = factsFormOf(BODY);
  const now = { ...opened, role: "", persons: { kind: "unknown", number: "" } };
  expect(changedFacts(opened, now, ZONE)).toEqual({
    role: null,
    controllers: null,
    persons: { kind: "unknown" },
  });
});
