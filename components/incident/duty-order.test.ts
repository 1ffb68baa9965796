import { expect, it } from "vitest";
import { HOUR_MS } from "@/lib/time";
import { canDecide, canFile, firstDuty, groupDuties, waitsFor, withNames } from "./duty-order";
import { dutyLike } from "./likeness";

const NOW = Date.UTC(2026, 2, 7, 2, 17, 51);
const dueIn = (hours: number) => new Date(NOW + hours * HOUR_MS).toISOString();
const DUTIES = [
  dutyLike({ id: "met", state: "met" }),
  dutyLike({ id: "gone", state: "superseded", due_at: null }),
  dutyLike({ id: "ahead", due_at: dueIn(-90), binding: false, binding_from: "2027-05-13" }),
  dutyLike({ id: "waiting", state: "waiting", started_at: null, due_at: null }),
  dutyLike({ id: "open", due_at: null }),
  dutyLike({ id: "calm", due_at: dueIn(40) }),
  dutyLike({ id: "overdue", due_at: dueIn(-1) }),
  dutyLike({ id: "undecided", state: "to_decide", started_at: null, due_at: null }),
];

it("puts what is overdue and what is to be decided first, then what runs, and what does not bind without alarm", () => {
  const groups = groupDuties(DUTIES, NOW).map(({ group, duties }) => [
    group,
    duties.map(({ duty, state }) => `${duty.id} ${state}`),
  ]);
  expect(groups).toEqual([
    ["overdue", ["overdue overdue"]],
    ["decide", ["undecided decide"]],
    ["running", ["calm calm", "open open"]],
    ["waiting", ["waiting wait"]],
    ["ahead", ["ahead wait"]],
    ["settled", ["met met", "gone off"]],
  ]);
});

it("offers the most pressing duty that runs, else what is to be decided, else any", () => {
  expect(firstDuty(DUTIES, NOW)?.id).toBe("overdue");
  expect(firstDuty(DUTIES.slice(-1), NOW)?.id).toBe("undecided");
  expect(firstDuty(DUTIES.slice(0, 1), NOW)?.id).toBe("met");
  expect(firstDuty([], NOW)).toBeNull();
});

it("files under what stands, and decides what no filing has met", () => {
  expect(canFile({ state: "met" })).toBe(true);
  expect(canFile({ state: "not_required" })).toBe(false);
  expect(canDecide({ state: "not_required" })).toBe(true);
  expect(canDecide({ state: "met_late" })).toBe(false);
});

it("says what a duty waits for by the act of the rule, and leaves an unknown id as it is", () => {
  const computation = [
    "Rule us-ca-ag, version 1.",
    "It waits for the submission under us-ca-individuals.",
  ];
  const rule = { rule_id: "us-ca-individuals", act: "Tell the residents", citation: "1798.82(a)" };
  const name = ({ act, citation }: typeof rule) => `“${act}” (${citation})`;
  const line = waitsFor({ computation }) ?? "";
  expect(withNames(line, [rule], name)).toBe(
    "It waits for the submission under “Tell the residents” (1798.82(a)).",
  );
  expect(withNames(line, [], name)).toBe(computation[1]);
  expect(waitsFor({ computation: [] })).toBeNull();
});
