"use client";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { changesOf } from "./changes";
import { useTalk } from "./talk";

/** Before and after of an entry, field by field. */
export function ChangeList({ before, after }: { before: unknown; after: unknown }) {
  const t = useTranslations("audit");
  const changes = changesOf(useTalk(), before, after);
  if (changes.length === 0) {
    return <p className="text-ink-3 text-xs">{t("change.none")}</p>;
  }
  return (
    <dl className="grid gap-y-1.5 text-sm leading-normal">
      {changes.map((change) => (
        <div key={change.field} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="break-words text-ink-3">{change.name}</dt>
          <dd className="min-w-0 whitespace-pre-line break-words">
            {change.before !== null && (
              <>
                <s className="text-ink-3 decoration-ink-4">{change.before}</s>{" "}
                <ArrowRight
                  aria-label={t("change.became")}
                  className="inline size-3.25 text-ink-3"
                />{" "}
              </>
            )}
            {change.after ?? <span className="text-ink-3">{t("change.nothing")}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
