"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Incident } from "@/lib/schema/incident";
import { BreachBoxes } from "../incident/breach-boxes";
import { Avatar } from "../ui/avatar";
import { useTime } from "../ui/time-words";
import { DeadlineCell } from "./deadline-cell";
import type { Column } from "./looks";

/** More tags than these are counted. */
const TAGS_SHOWN = 2;

/** What a row says in a column. */
export function Cell({
  column,
  incident,
  orgName,
  quiet,
}: {
  column: Exclude<Column, "title">;
  incident: Incident;
  orgName: string | undefined;
  quiet: boolean;
}) {
  const t = useTranslations("register");
  switch (column) {
    case "number":
      return <span className="record text-ink-3">{incident.number}</span>;
    case "status":
      return (
        <span className={incident.status === "draft" ? "font-medium text-ink" : undefined}>
          {t(`choice.status.${incident.status}`)}
        </span>
      );
    case "severity":
      return incident.severity ? (
        t(`choice.severity.${incident.severity}`)
      ) : (
        <span className="text-ink-3">{t("choice.severity.unknown")}</span>
      );
    case "breach_kind":
      return incident.breach_kind ? (
        <BreachBoxes
          kind={incident.breach_kind}
          name={t(`choice.breach_kind.${incident.breach_kind}`)}
          quiet={quiet}
        />
      ) : (
        <span className="text-ink-3">{t("choice.breach_kind.unknown")}</span>
      );
    case "found":
      return <Day at={incident.discovered_at} />;
    case "changed":
      return <Day at={incident.updated_at} />;
    case "deadline":
      return <DeadlineCell clocks={incident.clocks} quiet={quiet} />;
    case "people":
      return <People count={incident.affected_users} />;
    case "type":
      return incident.type === "Unknown" ? (
        <span className="text-ink-3">{t("unsaid")}</span>
      ) : (
        incident.type
      );
    case "tags":
      return <Tags tags={incident.tags} />;
    case "organisation":
      return orgName ?? "";
    case "owner":
      return incident.owner ? (
        <Avatar name={incident.owner.name} size="sm" />
      ) : (
        <span className="text-ink-3 text-xs">{t("nobody")}</span>
      );
  }
}

/** A day, its year where it is another than this one; the whole instant in UTC on hover. */
function Day({ at }: { at: string | null }) {
  const t = useTranslations("register");
  const time = useTime();
  if (at === null) return <span className="text-ink-3">{t("unsaid")}</span>;
  const near = new Date(at).getUTCFullYear() === new Date().getUTCFullYear();
  return (
    <time
      dateTime={at}
      title={time.at(at, "full", "UTC")}
      className="tabular-nums"
      suppressHydrationWarning
    >
      {time.at(at, near ? "day" : "date")}
    </time>
  );
}

function People({ count }: { count: number | null }) {
  const t = useTranslations("register");
  const locale = useLocale();
  return (
    <span className={count === null ? "text-ink-3" : "tabular-nums"}>
      {count === null ? t("unknown") : count.toLocaleString(locale)}
      {count !== null && <span className="md:hidden"> {t("people", { count })}</span>}
    </span>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const more = tags.length - TAGS_SHOWN;
  return (
    <span className="inline-flex max-w-56 gap-1" title={tags.join(", ")}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <span key={tag} className="max-w-24 truncate rounded-1 px-1 text-xs edge-line-2">
          {tag}
        </span>
      ))}
      {more > 0 && <span className="text-ink-3 text-xs">+{more}</span>}
    </span>
  );
}
