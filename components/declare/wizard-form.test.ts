import { expect, it } from "vitest";
import type { FactsForm } from "../facts/facts-form";
import { fieldAt, STEP_FIELDS, stepBeside, stepNamed, stepOf } from "./steps";
import {
  attributesIn,
  messageIn,
  NOTHING_SAID,
  toBody,
  valuesFrom,
  WIZARD_FIELDS,
  type WizardValues,
  wizardResolver,
} from "./wizard-form";

const ZONE = "Europe/Berlin";

const ENOUGH: WizardValues = {
  ...NOTHING_SAID,
  orgId: "01890a5d-ac96-774b-bcce-b302099a8057",
  title: "Laptop left on a train",
  severity: "serious",
  discovered_at: "2026-03-06T16:30:00+01:00",
};

async function faults(values: WizardValues): Promise<Record<string, string | undefined>> {
  const options = { fields: {}, shouldUseNativeValidation: false };
  const { errors } = await wizardResolver(values, undefined, options);
  const { facts = {}, ...texts } = errors;
  const faulty = [
    ...Object.entries(texts),
    ...Object.entries(facts).map(([name, fault]) => [`facts.${name}`, fault] as const),
  ];
  return Object.fromEntries(faulty.map(([name, fault]) => [name, messageIn(fault) ?? undefined]));
}

function withFacts(facts: Partial<FactsForm>): WizardValues {
  return { ...ENOUGH, facts: { ...ENOUGH.facts, ...facts } };
}

it("asks for what the law needs and leaves the rest open", async () => {
  expect(Object.keys(await faults(NOTHING_SAID)).sort()).toEqual([
    "discovered_at",
    "orgId",
    "severity",
    "title",
  ]);
  expect(await faults(ENOUGH)).toEqual({});
});

it.each([
  ["2026-03-06T", "Add both the date and the time of day."],
  ["T16:30", "Add both the date and the time of day."],
  ["2026-03-29T02:30", "This time needs another look: see the note beside it."],
  ["2199-01-01T00:00:00Z", "This lies in the future. Give the time when it happened."],
])("does not take %s for an awareness", async (discovered_at, words) => {
  expect(await faults({ ...ENOUGH, discovered_at })).toEqual({ discovered_at: words });
});

it.each([
  ["1284", 1284],
  ["1,284", 1284],
  ["12 345 678", 12_345_678],
  ["0", 0],
])("reads %j people as %d, for those who ask for a bare number too", async (number, count) => {
  const values = withFacts({ persons: { kind: "exact", number } });
  expect(toBody(values, ZONE)).toMatchObject({
    affected_users: count,
    facts: { persons: { kind: "exact", number: count } },
  });
  expect(await faults(values)).toEqual({});
});

it.each(["about 200", "1.5", "-1", "12,34", ""])("does not take %j for a count", async (number) => {
  const values = withFacts({ persons: { kind: "approximate", number } });
  expect(Object.keys(await faults(values))).toEqual(["facts.persons"]);
});

it("asks why, where awareness came later than the first sign, and only there", async () => {
  const at = (said: string) => ({ at: said, estimated: false });
  const later = { detected_at: at("2026-03-06T09:12:00+01:00") };
  expect(Object.keys(await faults(withFacts(later)))).toEqual(["facts.reason"]);
  expect(await faults(withFacts({ ...later, reason: "The log had to be read." }))).toEqual({});
  expect(await faults(withFacts({ detected_at: at(ENOUGH.discovered_at) }))).toEqual({});
});

it("lets times stand that contradict each other: they stop no draft", async () => {
  const detected_at = { at: "2026-03-06T18:00:00+01:00", estimated: false };
  expect(await faults(withFacts({ detected_at }))).toEqual({});
});

it("finds the fault in a list and says it at the list", async () => {
  const corrective_actions = `Locked it.\n${"x".repeat(2001)}`;
  expect(await faults({ ...ENOUGH, corrective_actions })).toEqual({
    corrective_actions: "Use at most 2000 characters.",
  });
});

it("leaves out what was not said, and sends one action to a line", () => {
  const corrective_actions = " Locked it. \n\nAsked for it back.\n";
  const body = toBody({ ...ENOUGH, corrective_actions }, ZONE);
  expect(JSON.parse(JSON.stringify(body))).toEqual({
    orgId: ENOUGH.orgId,
    title: ENOUGH.title,
    severity: "serious",
    discovered_at: ENOUGH.discovered_at,
    corrective_actions: ["Locked it.", "Asked for it back."],
    facts: { measures_taken: "Locked it.\nAsked for it back." },
  });
});

it("takes from a kept draft what is text, and nothing else", () => {
  expect(valuesFrom({ title: "Kept", severity: 3, other: "x" })).toEqual({
    ...NOTHING_SAID,
    title: "Kept",
  });
});

it("opens a draft of an earlier edition, with its number of people", () => {
  const kept = { title: "Kept", affected_users: "1,284" };
  expect(valuesFrom(kept)).toEqual({
    ...NOTHING_SAID,
    title: "Kept",
    facts: { ...NOTHING_SAID.facts, persons: { kind: "approximate", number: "1,284" } },
  });
  expect(stepNamed("details")).toBe("data");
});

it("keeps the facts of a draft through JSON", () => {
  const values = withFacts({ persons: { kind: "exact", number: "about 200" }, role: "processor" });
  expect(valuesFrom(JSON.parse(JSON.stringify(values)))).toEqual(values);
});

it("puts every field on one step, and finds it by the server's pointer", () => {
  const placed = Object.values(STEP_FIELDS).flat();
  expect([...placed].sort()).toEqual([...WIZARD_FIELDS].sort());
  expect(fieldAt("/corrective_actions/3")).toBe("corrective_actions");
  expect(fieldAt("/discovered_at")).toBe("discovered_at");
  expect(fieldAt("/aware_at")).toBe("discovered_at");
  expect(fieldAt("/facts/persons/number")).toBe("facts.persons");
  expect(fieldAt("/facts/reason")).toBe("facts.reason");
  expect(fieldAt("/detected_at")).toBe("facts.detected_at");
  expect(fieldAt("/affected_users")).toBe("facts.persons");
  expect(fieldAt("/attributes/Line/0")).toBe("attributes");
  expect(stepOf("attributes")).toBe("data");
  expect(fieldAt("/status")).toBeNull();
  expect(fieldAt("/facts")).toBeNull();
  expect(fieldAt("")).toBeNull();
  expect(stepOf("discovered_at")).toBe("when");
  expect(stepOf("facts.affected")).toBe("where");
});

it("sends the own fields of the chosen organisation by name, and keeps them through JSON", () => {
  const values = { ...ENOUGH, attributes: { a: ["T-1"], b: ["x", "y"], c: [" "], other: ["z"] } };
  const fields = [
    { id: "a", name: "Ticket" },
    { id: "b", name: "Line" },
    { id: "c", name: "Count" },
  ];
  expect(attributesIn(values, fields)).toEqual({
    Ticket: [{ value: "T-1" }],
    Line: [{ value: "x" }, { value: "y" }],
  });
  expect(attributesIn(ENOUGH, fields)).toBeUndefined();
  expect(valuesFrom(JSON.parse(JSON.stringify(values)))).toEqual(values);
  expect(valuesFrom({ attributes: { a: 3 } })).toEqual(NOTHING_SAID);
});

it("stays within its steps", () => {
  expect(stepNamed("nonsense")).toBe("what");
  expect(stepBeside("review", 1)).toBe("review");
  expect(stepBeside("what", -1)).toBe("what");
});
