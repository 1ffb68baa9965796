/** A calendar's entries: an exercise says so first, and what somebody wrote ends no line. */
import { expect, test } from "vitest";
import { wordsFor } from "../i18n/messages";
import { LOCALES } from "../locales";
import { calendarOf, type DutyEvent } from "./calendar";

const duty: DutyEvent = {
  dutyId: "d",
  number: "INC-2026-0042",
  drill: true,
  act: "Notify the supervisory authority",
  citation: "GDPR Art. 33(1)",
  dueAt: new Date("2026-03-07T05:02:00Z"),
  updatedAt: new Date("2026-03-04T05:02:00Z"),
  link: "https://tocsin.example.org/dashboard/incidents/1",
};
const linesOf = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test.each(LOCALES)("a drill is said first in %s", async (locale) => {
  const t = await wordsFor(locale, "webhooks");
  const mark = t("chat.drill", { number: "INC-2026-0042" });
  const lines = linesOf(calendarOf([duty], t));
  expect(lines.find((line) => line.startsWith("SUMMARY:"))).toContain(`SUMMARY:${mark}`);
});

test("what an organisation's own rule says can begin no property of its own", async () => {
  const t = await wordsFor("en", "webhooks");
  const act = "Tell\r\nATTACH:https://evil.example\nBEGIN:VALARM <script>";
  const lines = linesOf(calendarOf([{ ...duty, act }], t));
  expect(lines.filter((line) => /^ATTACH/.test(line))).toEqual([]);
  expect(lines.filter((line) => line === "BEGIN:VALARM")).toHaveLength(3);
});
