import { expect, test } from "vitest";
import { actionWords } from "./actions";
import { talkIn } from "./testing";

const talk = await talkIn("en");
const words = (action: string, before: unknown, after: unknown) =>
  actionWords(talk, { action, before, after });

test("an entry says what its contents tell, in words", () => {
  expect(words("incident.notified", {}, { filing: { kind: "follow_up", authority: "CNIL" } })).toBe(
    "recorded a follow-up to CNIL",
  );
  expect(words("incident.decided", {}, { decision: { outcome: "not_a_breach" } })).toBe(
    "decided: It was not a breach",
  );
  expect(words("incident.updated", { status: "open" }, { status: "resolved" })).toBe(
    "set the status to Resolved",
  );
  expect(
    words("incident.updated", { status: "open", title: "A" }, { status: "open", title: "B" }),
  ).toBe("changed: Title");
});

test("an action that is not known here is shown by its own name", () => {
  expect(words("timer.was_stopped", null, null)).toBe("timer: was stopped");
});

test("another language says it in its own words, and orders them itself", async () => {
  const entry = {
    action: "incident.notified",
    before: {},
    after: { filing: { authority: "CNIL" } },
  };
  expect(actionWords(await talkIn("de"), entry)).toBe("Meldung an CNIL eingetragen");
});
