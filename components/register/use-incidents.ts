"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { createClient } from "@/lib/client";
import { MORE_SIZE, PAGE_SIZE, type RegisterFilter, registerKey } from "./filters";

const client = createClient();
/** The cursor of the first page: none. */
const FIRST_PAGE = "";

/** Pages that are read again as a matter of course. A list of thousands is not, for a press or a look away. */
const FEW_PAGES = 4;

/** Whether a list is short enough to be read again whole. */
export function isShort(held: { pages: readonly unknown[] } | undefined): boolean {
  return (held?.pages.length ?? 0) <= FEW_PAGES;
}

/** The incidents of a filter, page by page. */
export function useIncidents(orgId: string, filter: RegisterFilter) {
  const query = useInfiniteQuery({
    queryKey: registerKey(orgId, filter),
    queryFn: ({ pageParam }) =>
      client.privacy.incidents.list({
        orgId,
        ...filter,
        limit: pageParam === FIRST_PAGE ? PAGE_SIZE : MORE_SIZE,
        cursor: pageParam || undefined,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    refetchOnWindowFocus: (held) => isShort(held.state.data),
  });
  const { data } = query;
  const incidents = useMemo(() => data?.pages.flatMap((page) => page.incidents) ?? [], [data]);
  const [first] = data?.pages ?? [];
  return { query, incidents, total: first?.total, isCapped: first?.total_is_capped === true };
}

/** How many incidents a filter leaves; undefined until it is known. */
export function useCount(orgId: string, filter: RegisterFilter) {
  const { data } = useQuery({
    queryKey: ["register-count", orgId, filter],
    queryFn: () => client.privacy.incidents.list({ orgId, ...filter, limit: 1 }),
    staleTime: 60_000,
  });
  return data && { total: data.total, isCapped: data.total_is_capped === true };
}

/** The duties of an incident, as its page shows them. */
export function useDuties(id: string) {
  const { data } = useQuery({
    queryKey: ["duties", id],
    queryFn: () => client.privacy.incidents.duties(id),
    staleTime: 15_000,
  });
  return data?.duties;
}
