import { expect, test } from "vitest";
import { wordsFor } from "@/lib/i18n/messages";
import { awarenessBody, awarenessSchema } from "./awareness-form";

const t = await wordsFor("en", "incident");
const AT = "2026-03-05T08:20:00Z";

function faults(was: string | null, form: Partial<Parameters<typeof awarenessBody>[0]>): string[] {
  const sent = { discovered_at: AT, reason: "", delay_reasons: "", ...form };
  const read = awarenessSchema({ discovered_at: was }, [], t).safeParse(sent);
  return (read.error?.issues ?? []).map(({ path }) => String(path[0]));
}

test("a correction asks for its reason, blanks not counting", () => {
  expect(faults("2026-03-04T08:20:00Z", {})).toEqual(["reason"]);
  expect(faults("2026-03-04T08:20:00Z", { reason: "  " })).toEqual(["reason"]);
  expect(faults("2026-03-04T08:20:00Z", { reason: "The first call was earlier." })).toEqual([]);
});

test("where no time was stated nobody is asked why an earlier one was wrong", () => {
  expect(faults(null, {})).toEqual([]);
  expect(faults(null, { discovered_at: "" })).toContain("discovered_at");
});

test("what was left empty is not sent", () => {
  const sent = awarenessBody({ discovered_at: AT, reason: " ", delay_reasons: "" });
  expect(JSON.parse(JSON.stringify(sent))).toEqual({ discovered_at: AT });
});
