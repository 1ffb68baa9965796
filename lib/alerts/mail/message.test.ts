/** What an e-mail says, in whose language and zone, and what never stands in it. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { forgetEnv } from "../../env";
import { LOCALES, type Locale } from "../../locales";
import { ALERT_KINDS } from "../../schema/alerts";
import type { Alert } from "../alert";
import { messageOf } from "./message";

const NOW = new Date("2026-03-07T02:17:51Z");

beforeAll(() => {
  vi.stubEnv("TOCSIN_URL", "https://tocsin.example.org/");
  forgetEnv();
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const reminder: Alert = {
  id: "a",
  orgId: "o",
  kind: "reminder",
  at: NOW,
  incident: { id: "1", number: "INC-2026-0042", drill: false, ownerId: null },
  duty: {
    id: "d",
    ruleId: "eu-gdpr-art33",
    ruleVersion: 1,
    citation: "GDPR Art. 33(1)",
    act: "Notify the supervisory authority",
  },
  dueAt: new Date("2026-03-07T05:02:00Z"),
  taskDueAt: null,
  threshold: "tenth",
  overdueDays: 0,
  personIds: [],
  byName: null,
  path: "/dashboard/incidents/1",
  stands: true,
};

const said = (alert: Partial<Alert> = {}, locale: Locale = "en", name = "Ilse Brandt") =>
  messageOf(
    {
      id: "0199",
      alert: { ...reminder, ...alert },
      level: 2,
      reader: { email: "ilse@example.org", name, locale, zone: "Europe/Berlin" },
    },
    NOW,
  );

test("a reminder says number, duty, due instant in both zones, what is left, and the link", async () => {
  const { subject, text, messageId } = await said();
  expect(subject).toBe("INC-2026-0042: 2 h 44 left for GDPR Art. 33(1)");
  expect(text).toContain("Duty: GDPR Art. 33(1): Notify the supervisory authority");
  expect(text).toContain("Due: Sat 7 Mar 2026 06:02 CET (Sat 7 Mar 2026 05:02 UTC)");
  expect(text).toContain("Left: 2 h 44");
  expect(text).toContain("https://tocsin.example.org/dashboard/incidents/1");
  expect(messageId).toBe("<0199@tocsin.example.org>");
});

test("the duty is called in the reader's language, its citation as it is", async () => {
  const { text } = await said({}, "de");
  expect(text).toContain("GDPR Art. 33(1): Meldung an die Aufsichtsbehörde");
});

test("past its deadline it says by how much, at the time of sending", async () => {
  const { subject } = await said({ dueAt: new Date("2026-03-07T00:04:51Z"), threshold: "hour" });
  expect(subject).toBe("INC-2026-0042: GDPR Art. 33(1) is 2 h 13 overdue");
});

test("a drill says so first", async () => {
  const incident = { id: "1", number: "INC-2026-0042", drill: true, ownerId: null };
  const { subject, text } = await said({ incident });
  expect(subject).toMatch(/^DRILL INC-2026-0042/);
  expect(text).toContain("This is a drill.");
});

test.each(LOCALES)(
  "every kind has its words in %s, and the language stands in the page",
  async (locale) => {
    for (const kind of ALERT_KINDS) {
      const { subject, text, html } = await said({ kind, byName: "Ben" }, locale);
      expect(subject).toContain("INC-2026-0042");
      expect(text).not.toMatch(/mail\.|alerts\./);
      expect(html).toContain(`<html lang="${locale}">`);
    }
  },
);

test("nothing from outside ends a header or opens a tag", async () => {
  const { subject, to, html } = await said(
    { kind: "mention", byName: "Eve\r\nBcc: all@example.org <script>alert(1)</script>" },
    "en",
    "Ilse\r\nBcc: all@example.org",
  );
  expect(`${subject}${to.name}`).not.toMatch(/[\r\n]/);
  expect(html).not.toContain("<script>");
});
