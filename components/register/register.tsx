"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download, TriangleAlert } from "lucide-react";
import { createClient } from "@/lib/client";
import { Button, buttonClass } from "../ui/button";
import { KeyCap } from "../ui/key-cap";
import { NothingFound, NothingYet } from "./empty";
import {
  FILTER_NAMES,
  type FilterName,
  narrows,
  PAGE_SIZE,
  type RegisterFilter,
  registerKey,
} from "./filters";
import { Table } from "./table";
import { Toolbar } from "./toolbar";
import { useFilter } from "./use-filter";

const client = createClient();
/** The cursor of the first page: none. */
const FIRST_PAGE = "";

const FIELD_WORDS: Readonly<Partial<Record<FilterName, string>>> = {
  q: "search",
  status: "status",
  severity: "severity",
  breach_kind: "breach of",
  overdue: "overdue",
  discovered_from: "found from",
  discovered_to: "found to",
  subtree: "with sub-organisations",
  drill: "drills",
  sort: "sort",
};

export interface RegisterProps {
  orgId: string;
  orgNames: Readonly<Record<string, string>>;
  /** Whether there are organisations below this one. */
  hasBelow: boolean;
  mayDeclare: boolean;
}

/** The register of one organisation: found, narrowed, ordered, page by page. */
export function Register({ orgId, orgNames, hasBelow, mayDeclare }: RegisterProps) {
  const { filter, dropped, change } = useFilter();
  const query = useInfiniteQuery({
    queryKey: registerKey(orgId, filter),
    queryFn: ({ pageParam }) =>
      client.privacy.incidents.list({
        orgId,
        ...filter,
        limit: PAGE_SIZE,
        cursor: pageParam || undefined,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  const incidents = query.data?.pages.flatMap((page) => page.incidents) ?? [];
  const [first] = query.data?.pages ?? [];
  const nothing = query.isSuccess && !query.isPlaceholderData && incidents.length === 0;
  const empty = nothing && !narrows(filter);

  return (
    <div className="flex min-h-[calc(100dvh-var(--bar))] flex-col max-md:min-h-0">
      <div className="page flex items-center gap-2.5 pt-4 pb-2.5">
        <h1 className="mr-auto font-semibold text-2xl tracking-[-0.018em]">Incidents</h1>
        {!empty && (
          <a href={csvAddress(orgId, filter)} download className={`${buttonClass()} print:hidden`}>
            <Download aria-hidden /> Export CSV
          </a>
        )}
      </div>
      {(!empty || hasBelow) && <Toolbar filter={filter} hasBelow={hasBelow} onChange={change} />}
      <Dropped names={dropped} />
      <Told query={{ total: first?.total, capped: first?.total_is_capped, nothing }} />
      {query.isError && (
        <div role="alert" className="page flex flex-wrap items-center gap-3 py-6 text-overdue">
          <TriangleAlert aria-hidden className="size-4" />
          The register could not be read: {query.error.message}
          <Button size="sm" onClick={() => query.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {empty && <NothingYet mayDeclare={mayDeclare} />}
      {nothing && !empty && <NothingFound onClear={() => change(ALL_CLEAR)} />}
      {incidents.length > 0 && (
        <>
          <div className="flex-1 bg-surface max-md:pb-4">
            <Table
              incidents={incidents}
              filter={filter}
              orgNames={hasBelow ? orgNames : {}}
              stale={query.isPlaceholderData}
              onSort={(sort) => change({ sort })}
            />
          </div>
          <div className="page sticky bottom-0 flex min-h-11.5 items-center gap-3 border-line border-t bg-surface py-1.5 text-ink-3 text-sm max-md:static print:hidden">
            <span>
              <b className="font-medium text-ink">{incidents.length.toLocaleString("en-GB")}</b> of{" "}
              <b className="font-medium text-ink">
                {totalWords(first?.total ?? 0, first?.total_is_capped)}
              </b>
            </span>
            {query.hasNextPage && (
              <Button
                size="sm"
                busy={query.isFetchingNextPage}
                onClick={() => query.fetchNextPage()}
              >
                Load {PAGE_SIZE} more
              </Button>
            )}
            <span className="ml-auto flex gap-3.5 text-xs max-lg:hidden" aria-hidden>
              <span>
                <KeyCap>J</KeyCap> <KeyCap>K</KeyCap> move
              </span>
              <span>
                <KeyCap>↵</KeyCap> open
              </span>
            </span>
          </div>
        </>
      )}
    </div>
  );
}

const ALL_CLEAR: RegisterFilter = Object.fromEntries(
  FILTER_NAMES.filter((name) => name !== "sort" && name !== "subtree").map((name) => [name, ""]),
);

/** The incidents of the filter as a file, through the API's own export. */
function csvAddress(orgId: string, filter: RegisterFilter): string {
  return `/api/v1/privacy/incidents.csv?${new URLSearchParams({ orgId, ...filter })}`;
}

function totalWords(total: number, capped: true | undefined): string {
  return capped ? "more than 10,000" : total.toLocaleString("en-GB");
}

/** Says what of the address was not understood. */
function Dropped({ names }: { names: readonly FilterName[] }) {
  if (names.length === 0) return null;
  return (
    <p role="status" className="page border-line border-b bg-sunken py-2 text-ink-2 text-sm">
      The address held a value that does not exist for{" "}
      {names.map((name) => FIELD_WORDS[name] ?? name).join(", ")}. It was left out.
    </p>
  );
}

/** Tells the number found to who cannot see the table change. */
function Told({
  query: { total, capped, nothing },
}: {
  query: { total: number | undefined; capped: true | undefined; nothing: boolean };
}) {
  const words =
    total === undefined
      ? ""
      : nothing
        ? "No incident found"
        : `${totalWords(total, capped)} incidents`;
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
