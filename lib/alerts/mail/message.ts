/**
 * An alert as an e-mail, in its reader's language and zone: number, duty, due instant, what is left, link. Nothing
 * that somebody wrote about the incident stands in it, and nothing of the people affected.
 */
import { publicAddress } from "../../env";
import { type LawTerms, lawTermsOf, sayTerm } from "../../i18n/law-terms";
import { wordsFor } from "../../i18n/messages";
import { type TimeWords, timeWords } from "../../i18n/time-words";
import type { Words } from "../../i18n/words";
import type { Locale } from "../../locales";
import type { Alert } from "../alert";
import type { Reader } from "../readers";

export interface Letter {
  /** The delivery: the same at each attempt. */
  id: string;
  alert: Alert;
  level: number;
  reader: Reader;
}

export interface MailMessage {
  /** RFC 5322 Message-ID: a mailbox that got it twice can tell. */
  messageId: string;
  to: { name: string; address: string };
  language: Locale;
  subject: string;
  text: string;
  html: string;
}

type T = Words<"alerts">;

export async function messageOf(letter: Letter, now: Date): Promise<MailMessage> {
  const { alert, reader } = letter;
  const t = await wordsFor(reader.locale, "alerts");
  const time = timeWords(reader.locale, reader.zone);
  const drill = alert.incident?.drill ? `${t("mail.drill")} ` : "";
  const headline = headlineOf(t, time, alert, now);
  const body: Body = {
    language: reader.locale,
    headline: `${drill}${headline}`,
    note: alert.incident?.drill ? t("mail.drillNote") : null,
    facts: factsOf(t, await lawTermsOf(reader.locale), time, alert, now),
    open: t("mail.open"),
    link: `${publicAddress()}${alert.path}`,
    why: whyOf(t, letter),
    change: t("mail.change"),
    changeLink: `${publicAddress()}/dashboard/settings/notifications`,
  };
  return {
    messageId: `<${letter.id}@${new URL(publicAddress()).hostname}>`,
    to: { name: oneLine(reader.name), address: reader.email },
    language: reader.locale,
    subject: oneLine(body.headline),
    text: textOf(body),
    html: htmlOf(body),
  };
}

function nameOf(t: T, { incident }: Alert): string {
  return incident?.number ?? t("mail.request");
}

function headlineOf(t: T, time: TimeWords, alert: Alert, now: Date): string {
  const number = nameOf(t, alert);
  const by = alert.byName ?? t("mail.somebody");
  const duty = alert.duty?.citation ?? "";
  switch (alert.kind) {
    case "reminder": {
      const leftMs = (alert.dueAt?.getTime() ?? 0) - now.getTime();
      const span = time.duration(leftMs);
      return leftMs > 0
        ? t("mail.left", { number, duty, time: span })
        : t("mail.overdue", { number, duty, time: span });
    }
    case "duty.started":
      return t("mail.started", { number, duty });
    case "incident.declared":
      return t("mail.declared", { number });
    case "mention":
      return t("mail.mention", { number, by });
    case "assignment":
      return t("mail.assignment", { number, by });
    case "task.assigned":
      return t("mail.taskAssigned", { number, by });
    case "task.due":
      return t("mail.taskDue", { number });
  }
}

type Fact = [name: string, value: string];

function factsOf(t: T, terms: LawTerms | null, time: TimeWords, alert: Alert, now: Date): Fact[] {
  const facts: Fact[] = [[t("mail.incident"), nameOf(t, alert)]];
  if (alert.taskDueAt) facts.push([t("mail.taskDueAt"), inBothZones(time, alert.taskDueAt)]);
  if (!alert.duty || !alert.dueAt) return [...facts, [t("mail.due"), t("mail.noDeadline")]];
  const leftMs = alert.dueAt.getTime() - now.getTime();
  const { citation, act } = alert.duty;
  return [
    ...facts,
    [t("mail.duty"), act ? `${citation}: ${sayTerm(terms, act)}` : citation],
    [t("mail.due"), inBothZones(time, alert.dueAt)],
    [leftMs > 0 ? t("mail.remaining") : t("mail.overdueBy"), time.duration(leftMs)],
  ];
}

function inBothZones(time: TimeWords, at: Date): string {
  const own = time.at(at);
  return time.zone === "UTC" ? own : `${own} (${time.at(at, "full", "UTC")})`;
}

function whyOf(t: T, { alert, level }: Letter): string {
  if (alert.personIds.length > 0) return t("mail.why.named");
  if (level === 1) return t("mail.why.owner");
  return level === 2 ? t("mail.why.dpo") : t("mail.why.organisation");
}

interface Body {
  language: Locale;
  headline: string;
  note: string | null;
  facts: Fact[];
  open: string;
  link: string;
  why: string;
  change: string;
  changeLink: string;
}

function textOf({ headline, note, facts, open, link, why, change, changeLink }: Body): string {
  const lines = facts.map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`);
  const head = note ? [headline, "", note] : [headline];
  return [
    ...head,
    "",
    ...lines,
    "",
    `${open}: ${link}`,
    "",
    "-- ",
    why,
    `${change}: ${changeLink}`,
    "",
  ].join("\n");
}

function htmlOf(body: Body): string {
  const row = ([name, value]: Fact) =>
    `<tr><th align="left" valign="top" style="padding:4px 16px 4px 0;font-weight:normal;opacity:.7">${escaped(name)}</th><td style="padding:4px 0">${escaped(value)}</td></tr>`;
  return `<!doctype html>
<html lang="${body.language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(body.headline)}</title></head>
<body style="font-family:'IBM Plex Sans',system-ui,sans-serif;font-size:15px;line-height:1.5;max-width:40em">
<h1 style="font-size:18px;margin:0 0 12px">${escaped(body.headline)}</h1>
${body.note ? `<p>${escaped(body.note)}</p>\n` : ""}<table role="presentation" style="border-collapse:collapse">
${body.facts.map(row).join("\n")}
</table>
<p><a href="${escaped(body.link)}">${escaped(body.open)}</a></p>
<p style="font-size:13px;opacity:.7">${escaped(body.why)}<br><a href="${escaped(body.changeLink)}">${escaped(body.change)}</a></p>
</body></html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Without line breaks and other control characters: nothing that ends a header or a line may come from outside. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
