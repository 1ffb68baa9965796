/** Escalation: the nearer the deadline the more people hear, each once, and never nobody. */
import { expect, test } from "vitest";
import type { Threshold } from "../schema/alerts";
import type { Alert } from "./alert";
import { hearers, type Member } from "./people";

const alert = (threshold: Threshold, ownerId: string | null): Alert => ({
  id: "a",
  orgId: "o",
  kind: "reminder",
  at: new Date(0),
  incident: { id: "i", number: "INC-2026-0001", drill: false, ownerId },
  duty: null,
  dueAt: null,
  taskDueAt: null,
  threshold,
  overdueDays: 0,
  personIds: [],
  byName: null,
  path: "/",
  stands: true,
});

const member = (userId: string, role: Member["role"], above = 0): Member => ({
  userId,
  role,
  above,
});
const ALL = [member("inge", "investigator"), member("dora", "dpo"), member("olga", "owner")];
const heard = (threshold: Threshold, ownerId: string | null, members: Member[]) =>
  hearers(alert(threshold, ownerId), members).map(({ userId, level }) => `${userId} ${level}`);

test.each<[Threshold, string[]]>([
  ["half", ["inge 1"]],
  ["quarter", ["inge 1", "dora 2"]],
  ["tenth", ["inge 1", "dora 2", "olga 3"]],
  ["hour", ["inge 1", "dora 2", "olga 3"]],
  ["due", ["inge 1", "dora 2", "olga 3"]],
  ["overdue", ["inge 1", "dora 2", "olga 3"]],
])("at %s", (threshold, names) => {
  expect(heard(threshold, "inge", ALL)).toEqual(names);
});

test("without an owner it begins at the DPO, without a DPO at the organisation's owners", () => {
  expect(heard("half", null, ALL)).toEqual(["dora 2"]);
  expect(heard("half", null, [member("olga", "owner")])).toEqual(["olga 3"]);
});

test("an owner who may not read it any more is passed over", () => {
  expect(heard("half", "gone", ALL)).toEqual(["dora 2"]);
});

test("who stands at several levels hears once, at the nearest", () => {
  expect(heard("due", "dora", [member("dora", "dpo"), member("dora", "owner")])).toEqual([
    "dora 1",
  ]);
});

test("roles in the organisation come before those above; those above speak where there are none", () => {
  const members = [member("dora", "dpo"), member("gerda", "dpo", 1), member("olga", "owner", 2)];
  expect(heard("due", null, members)).toEqual(["dora 2", "olga 3"]);
});
