import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/locales";
import { changesOf as changes } from "./changes";
import { talkIn } from "./testing";

const talk = await talkIn("en");
const changesOf = (before: unknown, after: unknown) => changes(talk, before, after);

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

  test("tells facts by their names and values, old and new, and what is the incident's own field once", () => {
    const before = {
      discovered_at: null,
      affected_users: null,
      facts: { aware_at: null, persons: null, protection: { data: "unknown", key: "unknown" } },
    };
    const after = {
      discovered_at: "2026-03-02T07:20:00.000Z",
      affected_users: 1284,
      facts: {
        aware_at: "2026-03-02T07:20:00.000Z",
        persons: { kind: "approximate", number: 1284 },
        protection: { data: "readable", key: "none" },
        detected_at: "2026-03-01T23:02:00.000Z",
        data_categories: ["basic", "health"],
        findings: { dora_major: false },
      },
    };
    expect(
      changesOf(before, after).map(({ name, before, after }) => [name, before, after]),
    ).toEqual([
      ["Aware since", null, "Mon 2 Mar 2026 08:20 CET"],
      ["People affected", null, "About 1,284"],
      ["Could it be read", "Not known. Key: Not known", "Yes. Key: There is no key"],
      ["Detected", null, "Mon 2 Mar 2026 00:02 CET"],
      ["Kinds of data", null, "Names, dates of birth, Health"],
      ["Findings", null, "Is it a major incident (DORA Art. 18)? No"],
    ]);
  });

  test("tells people and sources by name, a size in its unit, a day without a time, and no id at all", () => {
    const id = "0198c0de-0000-7000-8000-000000000001";
    const told = changesOf(null, {
      evidence_id: id,
      parentId: id,
      size: 3_400_000,
      owner: { id, name: "Ilse Brandt" },
      due_on: "2026-03-09",
      commencement: "2026-12-01T00:00:00.000Z",
      establishments: ["DE", "US-CA"],
      scopes: ["incidents:read"],
      link: { id, kind: "duplicate_of", number: "INC-2026-0007", incident_id: id },
      attributes: { [id]: [{ value: "Laptop" }] },
      payload: { told: 12, sent: { at: "2026-03-02T07:20:00.000Z" } },
    });
    expect(told.map(({ name, after }) => `${name}: ${after}`)).toEqual([
      "Size: 3.2 MB",
      "Owner: Ilse Brandt",
      "By which day: Mon 9 Mar 2026",
      "In force from: Tue 1 Dec 2026",
      "Establishments: Germany; California, US",
      "Scopes: incidents:read",
      "Link: Duplicate of",
      "Other incident: INC-2026-0007",
      "Own fields: Laptop",
      "Contents: Told: 12\nSent: At: Mon 2 Mar 2026 08:20 CET",
    ]);
  });

  test.each(LOCALES)("prints neither JSON nor a code of its own in %s", async (locale) => {
    const said = changes(await talkIn(locale), null, {
      status: "open",
      discovered_at: "2026-03-02T07:20:00.000Z",
      facts: {
        role: "joint_controller",
        records: { kind: "to_be_determined" },
        affected: { places: [{ place: "DE", persons: { kind: "unknown" } }], complete: true },
        nature: { confidentiality: "likely_disclosed" },
        future_fact: { some: { shape: "another version’s" } },
      },
      clocks: [{ id: "x", rule_id: "eu-gdpr-art33", state: "to_decide", due_at: null }],
    });
    const text = said.map(({ name, after }) => `${name}: ${after}`).join("\n");
    expect(text).not.toMatch(/[{}[\]"]|\d{4}-\d\d-\d\d|[a-z]_[a-z]|null|undefined/);
  });
});
