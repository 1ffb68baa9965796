import { expect, it } from "vitest";
import { fieldAt, STEP_FIELDS, stepBeside, stepNamed, stepOf } from "./steps";
import { NOTHING_SAID, toBody, valuesFrom, type WizardValues, wizardResolver } from "./wizard-form";

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
  return Object.fromEntries(Object.entries(errors).map(([name, fault]) => [name, fault?.message]));
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
])("reads %j people as %d", async (affected_users, count) => {
  expect(toBody({ ...ENOUGH, affected_users }).affected_users).toBe(count);
  expect(await faults({ ...ENOUGH, affected_users })).toEqual({});
});

it.each(["about 200", "1.5", "-1", "12,34"])("does not take %j for a count", async (said) => {
  expect(await faults({ ...ENOUGH, affected_users: said })).toHaveProperty("affected_users");
});

it("finds the fault in a list and says it at the list", async () => {
  const corrective_actions = `Locked it.\n${"x".repeat(2001)}`;
  expect(await faults({ ...ENOUGH, corrective_actions })).toEqual({
    corrective_actions: "Use at most 2000 characters.",
  });
});

it("leaves out what was not said, and sends one action to a line", () => {
  const body = toBody({ ...ENOUGH, corrective_actions: " Locked it. \n\nAsked for it back.\n" });
  expect(JSON.parse(JSON.stringify(body))).toEqual({
    orgId: ENOUGH.orgId,
    title: ENOUGH.title,
    severity: "serious",
    discovered_at: ENOUGH.discovered_at,
    corrective_actions: ["Locked it.", "Asked for it back."],
  });
});

it("takes from a kept draft what is text, and nothing else", () => {
  expect(valuesFrom({ title: "Kept", severity: 3, other: "x" })).toEqual({
    ...NOTHING_SAID,
    title: "Kept",
  });
});

it("puts every field on one step, and finds it by the server's pointer", () => {
  const placed = Object.values(STEP_FIELDS).flat();
  expect([...placed].sort()).toEqual(Object.keys(NOTHING_SAID).sort());
  expect(fieldAt("/corrective_actions/3")).toBe("corrective_actions");
  expect(fieldAt("/discovered_at")).toBe("discovered_at");
  expect(fieldAt("/status")).toBeNull();
  expect(fieldAt("")).toBeNull();
  expect(stepOf("discovered_at")).toBe("when");
});

it("stays within its steps", () => {
  expect(stepNamed("nonsense")).toBe("what");
  expect(stepBeside("review", 1)).toBe("review");
  expect(stepBeside("what", -1)).toBe("what");
});
