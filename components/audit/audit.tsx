"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { Fragment, useMemo } from "react";
import { createClient } from "@/lib/client";
import type { AuditEntry, AuditPage } from "@/lib/schema/audit";
import { formatInstant } from "@/lib/time";
import { ChoiceChip } from "../register/choice-chip";
import { DateRangeChip } from "../register/date-range-chip";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { useZone } from "../ui/now";
import { KNOWN_ACTIONS, plainAction, sentence } from "./actions";
import { COLUMN_COUNT, EntryRows } from "./entry-rows";
import {
  AUDIT_PAGE_SIZE,
  type AuditFilter,
  auditAddress,
  auditKey,
  readAuditFilter,
} from "./filters";
import { SubjectBox } from "./subject-box";

const client = createClient();
/** The cursor of the first page: none. */
const FIRST_PAGE = "";

/** The ledger of one organisation, newest first. */
export function AuditLog({ orgId, orgName }: { orgId: string; orgName: string }) {
  const address = useSearchParams();
  const zone = useZone();
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
        <h1 className="font-semibold text-2xl tracking-[-0.018em]">Audit log</h1>
        <p className="mt-0.5 text-ink-3 text-sm">
          Every change in {orgName}, with its author and what stood before. Times in {zone}.
        </p>
      </div>
      <search
        aria-label="Audit log"
        className="page flex flex-wrap items-center gap-2 border-line border-b pb-3"
      >
        <SubjectBox value={filter.subject ?? ""} onChange={(subject) => change({ subject })} />
        <ChoiceChip
          name="Action"
          value={filter.action ?? ""}
          options={optionsWith(filter.action)}
          onChange={(action) => change({ action })}
        />
        <DateRangeChip
          name="Recorded"
          from={filter.from ?? ""}
          to={filter.to ?? ""}
          onChange={change}
        />
      </search>
      {dropped.length > 0 && (
        <p role="status" className="page border-line border-b bg-sunken py-2 text-ink-2 text-sm">
          The address held a value that does not exist for {dropped.join(", ")}. It was left out.
        </p>
      )}
      {query.isError && (
        <div role="alert" className="page flex flex-wrap items-center gap-3 py-6 text-overdue">
          <TriangleAlert aria-hidden className="size-4" />
          The log could not be read: {query.error.message}
          <Button size="sm" onClick={() => query.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {query.isSuccess && entries.length === 0 && (
        <p className="page py-10 text-ink-2">No entry fits. Take a filter away to see more.</p>
      )}
      {entries.length > 0 && (
        <>
          <div className="flex-1 bg-surface">
            <table
              className={cx("w-full border-collapse", query.isPlaceholderData && "opacity-60")}
            >
              <caption className="sr-only">Entries, newest first</caption>
              <thead>
                <tr>
                  {HEADS.map(([name, className]) => (
                    <th key={name} scope="col" className={cx(HEAD, className)}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {byDay(entries, zone).map(({ day, of }) => (
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
              </tbody>
            </table>
          </div>
          <div className="page sticky bottom-0 flex min-h-11.5 items-center gap-3 border-line border-t bg-surface py-1.5 text-ink-3 text-sm max-md:static print:hidden">
            <span>
              <b className="font-medium text-ink">{entries.length.toLocaleString("en-GB")}</b>{" "}
              {entries.length === 1 ? "entry" : "entries"}
              {query.hasNextPage ? ", and older ones" : ""}
            </span>
            {query.hasNextPage && (
              <Button
                size="sm"
                busy={query.isFetchingNextPage}
                onClick={() => query.fetchNextPage()}
              >
                Load {AUDIT_PAGE_SIZE} more
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
  ["Entry", "max-md:hidden"],
  ["Time", "max-md:pl-4"],
  ["Who", ""],
  ["What", ""],
  ["On", "max-md:hidden"],
  ["Via", "max-lg:hidden"],
  ["Hash", "max-lg:hidden"],
] as const;

/** The known actions, and the one in the address where it is none of them. */
function optionsWith(action: string | undefined) {
  if (!action || KNOWN_ACTIONS.some(([known]) => known === action)) return KNOWN_ACTIONS;
  return [...KNOWN_ACTIONS, [action, sentence(plainAction(action))] as const];
}

function byDay(entries: readonly AuditEntry[], zone: string) {
  const days: { day: string; of: AuditEntry[] }[] = [];
  for (const entry of entries) {
    const day = formatInstant(new Date(entry.recorded_at), zone, "date");
    const last = days.at(-1);
    if (last?.day === day) last.of.push(entry);
    else days.push({ day, of: [entry] });
  }
  return days;
}
