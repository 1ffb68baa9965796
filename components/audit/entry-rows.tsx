"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { isKey, type Words } from "@/lib/i18n/words";
import type { AuditEntry } from "@/lib/schema/audit";
import { TwoZones } from "../incident/two-zones";
import { CopyButton } from "../ui/copy-button";
import { cx } from "../ui/cx";
import { Link } from "../ui/link";
import { actionWords } from "./actions";
import { AuthorMark, authorName, viaWords } from "./author";
import { ChangeList } from "./change-list";
import { useTalk } from "./talk";
import { isRecord, sentence } from "./value-words";

const CELL = "h-9.5 whitespace-nowrap border-line border-b px-2 first:pl-gutter last:pr-gutter";
export const COLUMN_COUNT = 7;

/** One entry, and under it what it changed once it is opened. */
export function EntryRows({
  entry,
  onSubject,
}: {
  entry: AuditEntry;
  /** Narrows the log to what this entry is about. */
  onSubject: (id: string) => void;
}) {
  const t = useTranslations("audit");
  const talk = useTalk();
  const { time } = talk;
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr className={cx("relative text-ink-2 text-sm hover:bg-hover", open && "bg-selected")}>
        <td className={cx(CELL, "record text-ink-3 max-md:hidden")}>
          {Number(entry.seq).toLocaleString(time.locale)}
        </td>
        <td className={cx(CELL, "max-md:pl-4")}>
          <time
            dateTime={entry.recorded_at}
            title={time.at(entry.recorded_at, "full", "UTC")}
            className="record text-ink-3"
            suppressHydrationWarning
          >
            {time.at(entry.recorded_at, "seconds")}
          </time>
        </td>
        <td className={cx(CELL, "text-ink")}>
          <span className="inline-flex items-center gap-2">
            <AuthorMark actor={entry.actor} />
            <span className="max-md:sr-only">{authorName(t, entry.actor)}</span>
          </span>
        </td>
        <th scope="row" className={cx(CELL, "w-full max-w-px font-normal text-ink max-md:pr-4")}>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
            className="flex w-full items-center gap-1.5 text-left outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
          >
            <span className="truncate">{sentence(actionWords(talk, entry))}</span>
            <ChevronRight
              aria-hidden
              className={cx(
                "size-3.25 flex-none text-ink-3 transition-transform",
                open && "rotate-90",
              )}
            />
          </button>
        </th>
        <td className={cx(CELL, "text-ink-3 max-md:hidden")}>
          <span className={entry.subject.type === "incident" ? "record" : undefined}>
            {subjectWords(t, entry)}
          </span>
        </td>
        <td className={cx(CELL, "text-ink-3 text-xs max-lg:hidden")}>{viaWords(t, entry.actor)}</td>
        <td className={cx(CELL, "record text-ink-3 max-lg:hidden")} title={entry.payload_hash}>
          {entry.payload_hash.slice(0, 4)}…{entry.payload_hash.slice(-4)}
        </td>
      </tr>
      {open && (
        <tr id={id}>
          <td
            colSpan={COLUMN_COUNT}
            className="border-line border-b bg-canvas px-gutter py-4 md:pl-32"
          >
            <div className="grid max-w-3xl gap-4">
              <ChangeList before={entry.before} after={entry.after} />
              <Record entry={entry} zone={time.zone} />
              <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
                {entry.subject.type === "incident" && (
                  <Link href={`/dashboard/incidents/${entry.subject.id}`} className="link">
                    {t("entry.open")}
                  </Link>
                )}
                <button type="button" className="link" onClick={() => onSubject(entry.subject.id)}>
                  {t("entry.only")}
                </button>
              </p>
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** The entry's own marks: by these it is found again, and proved. */
function Record({ entry, zone }: { entry: AuditEntry; zone: string }) {
  const t = useTranslations("audit");
  const rows = [
    [t("entry.recorded"), <TwoZones key="at" at={entry.recorded_at} zone={zone} />],
    [t("entry.by"), `${authorName(t, entry.actor)} (${viaWords(t, entry.actor)})`],
    [t("entry.action"), entry.action],
    [t("entry.about"), `${entry.subject.type} ${entry.subject.id}`],
    [t("entry.request"), entry.request_id],
  ] as const;
  return (
    <dl className="grid gap-y-1 border-line border-t pt-3 text-xs leading-normal">
      {rows.map(([name, value]) => (
        <div
          key={name}
          className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <dt className="text-ink-3">{name}</dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
      <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <dt className="text-ink-3">{t("entry.hash")}</dt>
        <dd className="flex items-center gap-2">
          <code className="record break-all">{entry.payload_hash}</code>
          <CopyButton text={entry.payload_hash} size="sm" />
        </dd>
      </div>
    </dl>
  );
}

/** What the entry is about, by the name that its contents give it. */
function subjectWords(t: Words<"audit">, { subject, before, after }: AuditEntry): string {
  for (const contents of [after, before]) {
    if (!isRecord(contents)) continue;
    const { number, name, email } = contents;
    for (const said of [number, name, email]) {
      if (typeof said === "string") return said;
    }
  }
  const key = `subject.${subject.type}`;
  return isKey(t, key) ? t(key) : sentence(subject.type.replaceAll("_", " "));
}
