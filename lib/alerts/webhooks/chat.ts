/** Messages for chats: Slack's blocks, and the adaptive cards that Teams takes. Number, duty, due instant, what is left, link. */
import type { Prisma } from "../../db/rows";
import { type LawTerms, lawTermsOf, sayTerm } from "../../i18n/law-terms";
import { wordsFor } from "../../i18n/messages";
import { timeWords } from "../../i18n/time-words";
import type { Words } from "../../i18n/words";
import { DEFAULT_LOCALE, localeOf } from "../../locales";
import {
  EVENT_KEYS,
  TEST_EVENT,
  WEBHOOK_EVENTS,
  type WebhookEventBody,
} from "../../schema/webhooks";
import { isZone } from "../../time";

type Endpoint = Pick<
  Prisma.WebhookEndpointGetPayload<Record<never, never>>,
  "kind" | "locale" | "zone"
>;

interface Said {
  heading: string;
  lines: string[];
  action: string;
  link: string;
}

/** The body of a message to a chat, as of `now`. */
export async function chatMessage(
  { kind, locale: said, zone }: Endpoint,
  event: WebhookEventBody,
  now: Date,
): Promise<string> {
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const t = await wordsFor(locale, "webhooks");
  const terms = await lawTermsOf(locale);
  const message = sayings({ t, terms }, event, now, timeWords(locale, isZone(zone) ? zone : "UTC"));
  return JSON.stringify(kind === "slack" ? slackBody(message) : teamsBody(message));
}

function sayings(
  { t, terms }: { t: Words<"webhooks">; terms: LawTerms | null },
  { type, data }: WebhookEventBody,
  now: Date,
  time: ReturnType<typeof timeWords>,
): Said {
  const { incident, duty, link } = data;
  if (type === TEST_EVENT) {
    return {
      heading: t("chat.testHeading"),
      lines: [t("chat.test")],
      action: t("chat.openSettings"),
      link,
    };
  }
  const subject = subjectOf(t, incident);
  const what = WEBHOOK_EVENTS.find((event) => event === type);
  return {
    heading: what ? `${subject} · ${t(`events.${EVENT_KEYS[what]}`)}` : subject,
    lines: duty
      ? [`${sayTerm(terms, duty.act)} (${duty.citation})`, dueLine(t, duty.due_at, now, time)]
      : [],
    action: t(incident ? "chat.open" : "chat.openRequest"),
    link,
  };
}

function subjectOf(t: Words<"webhooks">, incident: WebhookEventBody["data"]["incident"]): string {
  if (!incident) return t("chat.request");
  return incident.drill ? t("chat.drill", { number: incident.number }) : incident.number;
}

function dueLine(
  t: Words<"webhooks">,
  dueAt: string | null,
  now: Date,
  time: ReturnType<typeof timeWords>,
): string {
  if (dueAt === null) return t("chat.noNumber");
  const left = Date.parse(dueAt) - now.getTime();
  const due = time.at(dueAt);
  return left >= 0
    ? t("chat.left", { due, left: time.duration(left) })
    : t("chat.overdue", { due, over: time.duration(left) });
}

function slackBody({ heading, lines, action, link }: Said) {
  const text = [`*${escaped(heading)}*`, ...lines.map(escaped), `<${link}|${escaped(action)}>`];
  return {
    // What notifications show, and what is shown where blocks are not.
    text: escaped([heading, ...lines].join(" · ")),
    blocks: [{ type: "section", text: { type: "mrkdwn", text: text.join("\n") } }],
    unfurl_links: false,
  };
}

/** What Slack reads as a mention or a link has to be written otherwise. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Runs of text and no TextBlock: those read Markdown. */
function teamsBody({ heading, lines, action, link }: Said) {
  const line = (text: string, weight?: "Bolder") => ({
    type: "RichTextBlock",
    inlines: [{ type: "TextRun", text, ...(weight ? { weight } : {}) }],
  });
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          fallbackText: [heading, ...lines].join(" · "),
          body: [line(heading, "Bolder"), ...lines.map((text) => line(text))],
          actions: [{ type: "Action.OpenUrl", title: action, url: link }],
        },
      },
    ],
  };
}
