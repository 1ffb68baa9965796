import { describe, expect, test } from "vitest";
import { wordsFor } from "@/lib/i18n/messages";
import { timeWords } from "@/lib/i18n/time-words";
import { changesOf as changes } from "./changes";

const t = await wordsFor("en", "audit");
const time = timeWords("en", "Europe/Berlin");
const changesOf = (before: unknown, after: unknown) => changes(t, time, before, after);

describe("what an entry changed", () => {
  test("names the fields that differ, in words, and leaves out the version", () => {
    const before = { status: "draft", affected_users: 1200, title: "Same", version: 1 };
    const after = { status: "open", affected_users: null, title: "Same", version: 2 };
    expect(changesOf(before, after)).toEqual([
      { field: "status", name: "Status", before: "Draft", after: "Open" },
      { field: "affected_users", name: "People affected", before: "1,200", after: null },
    ]);
  });

  test("tells instants as the reader reads them, and lists item by item", () => {
    const changes = changesOf(
      { discovered_at: null, reported_to: [] },
      { discovered_at: "2026-03-02T07:20:00.000Z", reported_to: ["CNIL", "DE-BY"] },
    );
    expect(changes.map((change) => [change.name, change.after])).toEqual([
      ["Aware since", "Mon 2 Mar 2026 08:20 CET"],
      ["Reported to", "CNIL; DE-BY"],
    ]);
  });

  test("says what each clock did", () => {
    const clock = { id: "x", rule_id: "eu-gdpr-art33", started_at: null };
    const changes = changesOf(
      { clocks: [{ ...clock, state: "running" }] },
      { clocks: [{ ...clock, state: "met_late" }] },
    );
    expect(changes).toEqual([
      {
        field: "state of eu-gdpr-art33",
        name: "Clock, GDPR Art. 33(1)",
        before: "running",
        after: "met late",
      },
    ]);
  });

  test("tells a filing's own fields, its lateness as a length of time", () => {
    const filing = { id: "x", kind: "follow_up", authority: "CNIL", late_by_ms: 6_120_000 };
    const clocks = [{ rule_id: "eu-gdpr-art33", late_by_ms: 6_120_000 }];
    expect(changesOf({}, { clocks, filing }).map(({ name, after }) => [name, after])).toEqual([
      ["Authority", "CNIL"],
      ["Late by, GDPR Art. 33(1)", "1 h 42"],
      ["Kind", "Follow-up"],
    ]);
  });

  test("of something new, shows only what is filled in", () => {
    expect(
      changesOf(null, { title: "Laptop", description: null, reported_to: [], imported: false }),
    ).toEqual([{ field: "title", name: "Title", before: null, after: "Laptop" }]);
  });
});
