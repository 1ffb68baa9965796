import { describe, expect, test } from "vitest";
import { wordsFor } from "@/lib/i18n/messages";
import { timeWords } from "@/lib/i18n/time-words";
import type { Clock } from "@/lib/schema/incident";
import { endedWords, nextDeadline } from "./next-deadline";

const NOW = Date.parse("2026-03-07T02:17:51.000Z");
const HOUR_MS = 3_600_000;

function clock(changes: Partial<Clock>): Clock {
  return {
    id: crypto.randomUUID(),
    rule_id: "eu-gdpr-art33",
    rule_version: 1,
    stage: "single",
    recipient: "supervisory authority",
    state: "running",
    started_at: "2026-03-04T05:02:00.000Z",
    due_at: null,
    settled_at: null,
    late_by_ms: null,
    checked: "text",
    computation: [],
    binding: true,
    binding_from: null,
    corrected_late_by_ms: null,
    ...changes,
  };
}
const t = await wordsFor("en", "register");
const time = timeWords("en", "UTC");
const wordsOf = (...clocks: Clock[]) => {
  const next = nextDeadline(clocks, NOW);
  return next.clock === null ? endedWords(next.ended, t, time) : null;
};
const dueIn = (hours: number) => clock({ due_at: new Date(NOW + hours * HOUR_MS).toISOString() });
const undecided = clock({ state: "to_decide", started_at: null });

describe("the clock that a register line shows", () => {
  test("is overdue before undecided, undecided before due soon, and due soon before later", () => {
    const all = [dueIn(50), dueIn(3), undecided, dueIn(-2)];
    const order: string[] = [];
    while (all.length > 0) {
      const next = nextDeadline(all, NOW);
      order.push(next.state);
      all.splice(
        all.findIndex(({ id }) => id === next.clock?.id),
        1,
      );
    }
    expect(order).toEqual(["overdue", "decide", "urgent", "calm"]);
  });

  test("is the longest overdue of those that are", () => {
    const [short, long] = [dueIn(-1), dueIn(-40)];
    expect(nextDeadline([short, long], NOW).clock?.id).toBe(long.id);
  });

  test("shows an open clock before any settled one", () => {
    const met = clock({ state: "met", settled_at: "2026-03-05T00:00:00.000Z" });
    expect(nextDeadline([met, dueIn(60)], NOW).state).toBe("calm");
  });

  test("is never one of a law that does not bind yet", () => {
    const ahead = { ...dueIn(-5), binding: false, binding_from: "2027-05-13" };
    expect(nextDeadline([ahead, dueIn(60)], NOW).state).toBe("calm");
    expect(wordsOf(ahead)).toBe("No duty");
  });

  test("tells settled ones in words, late as late", () => {
    const due_at = "2026-03-07T05:02:00.000Z";
    const met = clock({ state: "met", due_at, settled_at: "2026-03-07T01:58:00.000Z" });
    const late = clock({ state: "met_late", due_at, late_by_ms: 6_120_000 });
    const off = clock({ state: "not_required" });
    expect(wordsOf(met)).toBe("3 h 04 to spare");
    expect(wordsOf(late)).toBe("1 h 42 late");
    expect(wordsOf(off)).toBe("Not required");
    expect(wordsOf(met, late)).toBe("1 of 2 late");
    expect(wordsOf(met, off)).toBe("1 of 1 in time");
  });

  test("never says that time was to spare where a correction moved the deadline before the filing", () => {
    const met = clock({
      state: "met",
      due_at: "2026-03-05T00:00:00.000Z",
      settled_at: "2026-03-06T00:00:00.000Z",
    });
    expect(wordsOf(met)).toBe("Met");
  });
});
