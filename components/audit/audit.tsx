"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useMessages, useTranslations } from "next-intl";
import { Fragment, useMemo } from "react";
import { createClient } from "@/lib/client";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { AuditEntry, AuditPage } from "@/lib/schema/audit";
import { ChoiceChip } from "../register/choice-chip";
import { DateRangeChip } from "../register/date-range-chip";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { useTime } from "../ui/time-words";
import { actionOptions, plainAction } from "./actions";
import { COLUMN_COUNT, EntryRows } from "./entry-rows";
import {
  AUDIT_PAGE_SIZE,
  type AuditFilter,
  type AuditFilterName,
  auditAddress,
  auditKey,
  readAuditFilter,
} from "./filters";
import { SubjectBox } from "./subject-box";
import { WithVocabulary } from "./talk";
import { useVocabulary } from "./use-vocabulary";
import { sentence } from "./value-words";

const client = createClient();
/** The cursor of the first page: none. */
const FIRST_PAGE = "";

/** The ledger of one organisation, newest first. */
export function AuditLog({
  orgId,
  citations,
}: {
  orgId: string;
  /** How each rule is cited, by its id. */
  citations: Readonly<Record<string, string>>;
}) {
  const address = useSearchParams();
  const t = useTranslations("audit");
  const { action: actions } = useMessages().audit;
  const time = useTime();
  const vocabulary = useVocabulary(citations);
  const { filter, dropped } = useMemo(
    () => readAuditFilter(new URLSearchParams(address.toString())),
    [address],
  );
  const change = (part: AuditFilter) =>
    window.history.pushState(null, "", auditAddress({ ...filter, ...part }));
  const query = useInfiniteQuery({
    queryKey: auditKey(orgId, filter),
    queryFn: ({ pageParam }) =>
      client.request<AuditPage>({
        method: "GET",
        path: "/api/v1/audit",
        query: { orgId, ...filter, limit: AUDIT_PAGE_SIZE, cursor: pageParam || undefined },
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];

  return (
    <div className="flex min-h-[calc(100dvh-var(--bar))] flex-col max-md:min-h-0">
      <div className="page pt-4 pb-2.5">
        <h1 className="font-semibold text-2xl tracking-[-0.018em]">{t("title")}</h1>
      </div>
      <search
        aria-label={t("title")}
        className="page flex flex-wrap items-center gap-2 border-line border-b pb-3"
      >
        <SubjectBox value={filter.subject ?? ""} onChange={(subject) => change({ subject })} />
        <ChoiceChip
          name={t("filter.action")}
          value={filter.action ?? ""}
          options={optionsWith(t, actions, filter.action)}
          onChange={(action) => change({ action })}
        />
        <DateRangeChip
          name={t("filter.recorded")}
          from={filter.from ?? ""}
          to={filter.to ?? ""}
          onChange={change}
        />
        <span className="ml-auto text-ink-3 text-sm max-md:ml-0" suppressHydrationWarning>
          {t("timesIn", { zone: time.zone })}
        </span>
      </search>
      {dropped.length > 0 && (
        <p role="status" className="page border-line border-b bg-sunken py-2 text-ink-2 text-sm">
          {t("dropped", {
            names: dropped.map((name) => t(`filter.${FILTER_WORDS[name]}`)).join(", "),
          })}
        </p>
      )}
      {query.isError && (
        <div role="alert" className="page flex flex-wrap items-center gap-3 py-6 text-overdue">
          <TriangleAlert aria-hidden className="size-4" />
          {t("unread", { reason: query.error.message })}
          <Button size="sm" onClick={() => query.refetch()}>
            {t("retry")}
          </Button>
        </div>
      )}
      {query.isSuccess && entries.length === 0 && (
        <p className="page py-10 text-ink-2">{t("none")}</p>
      )}
      {entries.length > 0 && (
        <>
          <div className="flex-1 bg-surface">
            <table
              className={cx("w-full border-collapse", query.isPlaceholderData && "opacity-60")}
            >
              <caption className="sr-only">{t("caption")}</caption>
              <thead>
                <tr>
                  {HEADS.map(([name, className]) => (
                    <th key={name} scope="col" className={cx(HEAD, className)}>
                      {t(`head.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <WithVocabulary of={vocabulary}>
                  {byDay(entries, time).map(({ day, of }) => (
                    <Fragment key={`${day}${of[0]?.seq}`}>
                      <tr>
                        <th
                          scope="rowgroup"
                          colSpan={COLUMN_COUNT}
                          className="h-7.5 border-line border-b bg-canvas px-gutter font-medium text-ink-3 text-xs"
                          suppressHydrationWarning
                        >
                          {day}
                        </th>
                      </tr>
                      {of.map((entry) => (
                        <EntryRows
                          key={entry.id}
                          entry={entry}
                          onSubject={(subject) => change({ subject })}
                        />
                      ))}
                    </Fragment>
                  ))}
                </WithVocabulary>
              </tbody>
            </table>
          </div>
          <div className="page sticky bottom-0 flex min-h-11.5 items-center gap-3 border-line border-t bg-surface py-1.5 text-ink-3 text-sm max-md:static print:hidden">
            <span>
              {t.rich(query.hasNextPage ? "countAndOlder" : "count", {
                count: entries.length,
                b: (number) => <b className="font-medium text-ink">{number}</b>,
              })}
            </span>
            {query.hasNextPage && (
              <Button
                size="sm"
                busy={query.isFetchingNextPage}
                onClick={() => query.fetchNextPage()}
              >
                {t("load", { count: AUDIT_PAGE_SIZE })}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}

const HEAD =
  "narrow h-8 whitespace-nowrap border-line border-b px-2 text-2xs text-ink-3 first:pl-gutter last:pr-gutter";
const HEADS = [
  ["entry", "max-md:hidden"],
  ["time", "max-md:pl-4"],
  ["who", ""],
  ["what", ""],
  ["on", "max-md:hidden"],
  ["via", "max-lg:hidden"],
  ["hash", "max-lg:hidden"],
] as const;

/** What each part of the filter is called. */
const FILTER_WORDS = {
  action: "action",
  subject: "subject",
  from: "recorded",
  to: "recorded",
} as const satisfies Record<AuditFilterName, string>;

/** The actions that have words, and the one in the address where it is none of them. */
function optionsWith(
  t: Words<"audit">,
  actions: Readonly<Record<string, object>>,
  action: string | undefined,
) {
  const options = actionOptions(t, actions);
  if (!action || options.some(([known]) => known === action)) return options;
  return [...options, [action, sentence(plainAction(t, action))] as const];
}

function byDay(entries: readonly AuditEntry[], time: TimeWords) {
  const days: { day: string; of: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const day = time.at(entry.recorded_at, "date");
    const last = days.at(-1);
    if (last?.day === day) last.of.push(entry);
    else days.push({ day, of: [entry] });
  }
  return days;
}
