/** What a chat is told of an exercise says so before anything else, and of nothing that reads as a mention or a link. */
import { expect, test } from "vitest";
import { wordsFor } from "../../i18n/messages";
import { LOCALES } from "../../locales";
import type { WebhookEventBody } from "../../schema/webhooks";
import { chatMessage } from "./chat";

const NOW = new Date("2026-03-07T02:17:51Z");

const event = (drill: boolean, act = "Notify the supervisory authority"): WebhookEventBody => ({
  type: "incident.declared",
  timestamp: NOW.toISOString(),
  data: {
    orgId: "o",
    incident: { id: "1", number: "INC-2026-0042", version: 1, status: "open", drill },
    duty: { id: "d", act, citation: "GDPR Art. 33(1)", due_at: "2026-03-07T05:02:00.000Z" },
    link: "https://tocsin.example.org/dashboard/incidents/1",
  },
});

const slack = { kind: "slack", zone: "Europe/Berlin" };
const teams = { kind: "teams", zone: "Europe/Berlin" };

test.each(LOCALES)("a drill is said first in %s, to Slack and to Teams", async (locale) => {
  const t = await wordsFor(locale, "webhooks");
  const mark = t("chat.drill", { number: "INC-2026-0042" });
  expect(mark).not.toBe("INC-2026-0042");
  const toSlack = JSON.parse(await chatMessage({ ...slack, locale }, event(true), NOW));
  expect(toSlack.text.startsWith(mark)).toBe(true);
  expect(toSlack.blocks[0].text.text.startsWith(`*${mark}`)).toBe(true);
  const toTeams = JSON.parse(await chatMessage({ ...teams, locale }, event(true), NOW));
  const { content } = toTeams.attachments[0];
  expect(content.fallbackText.startsWith(mark)).toBe(true);
  expect(content.body[0].inlines[0].text.startsWith(mark)).toBe(true);
  const real = JSON.parse(await chatMessage({ ...slack, locale }, event(false), NOW));
  expect(real.text.startsWith("INC-2026-0042")).toBe(true);
});

test("a duty is called in the chat's language; what an organisation's own rule says is text and no more", async () => {
  const german = JSON.parse(await chatMessage({ ...slack, locale: "de" }, event(false), NOW));
  expect(german.text).toContain("Meldung an die Aufsichtsbehörde (GDPR Art. 33(1))");
  const evil = event(false, "<!channel> <https://evil.example|here> <script>");
  const told = JSON.parse(await chatMessage({ ...slack, locale: "en" }, evil, NOW));
  expect(JSON.stringify(told)).not.toMatch(/<!channel>|<https:\/\/evil|<script>/);
});
