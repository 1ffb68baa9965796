import { describe, expect, it } from "vitest";
import type { AuditEntry } from "@/lib/schema/audit";
import type { CommentOut } from "@/lib/schema/collaboration";
import { dutyLike } from "./likeness";
import { ahead, happenings } from "./timeline-events";

const entry = (action: string, recorded_at: string): AuditEntry => ({
  id: action,
  seq: "1",
  orgId: "",
  recorded_at,
  actor: { type: "user", id: "1", name: "Ilse Brandt" },
  action,
  subject: { type: "incident", id: "1" },
  request_id: "",
  before: null,
  after: null,
  payload_hash: "",
});
const comment = (id: string, written_at: string): CommentOut => ({
  id,
  body: "x",
  mentions: [],
  written_at,
  written_by: { type: "user", id: "1", name: "Ilse Brandt" },
  edited_at: null,
  withdrawn_at: null,
  withdrawn_by: null,
});

describe("the timeline", () => {
  it("goes newest first, and says a comment once", () => {
    const entries = [
      entry("incident.decided", "2026-03-03T10:00:00.000Z"),
      entry("incident.commented", "2026-03-02T10:00:00.000Z"),
      entry("incident.declared", "2026-03-01T10:00:00.000Z"),
    ];
    const all = happenings(entries, [comment("c", "2026-03-02T10:00:00.000Z")]);
    expect(all.map(({ id }) => id)).toEqual(["incident.decided", "c", "incident.declared"]);
  });

  it("keeps comments of one instant in the order of their writing, newest first", () => {
    const at = "2026-03-02T10:00:00.000Z";
    expect(happenings([], [comment("a", at), comment("b", at)]).map(({ id }) => id)).toEqual([
      "b",
      "a",
    ]);
  });

  it("shows ahead what runs and is not due yet, the nearest last", () => {
    const now = Date.parse("2026-03-02T10:00:00.000Z");
    const due = (id: string, due_at: string) => dutyLike({ id, state: "running", due_at });
    const shown = ahead(
      [
        due("late", "2026-03-02T09:00:00.000Z"),
        due("near", "2026-03-02T11:00:00.000Z"),
        due("far", "2026-03-04T11:00:00.000Z"),
        dutyLike({ id: "met", state: "met" }),
      ],
      now,
    );
    expect(shown.map(({ id }) => id)).toEqual(["far", "near"]);
  });
});
