"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { TocsinError } from "@/lib/client";

/** How long data from the server counts as fresh: pages arrive hydrated, so nothing is fetched twice at once. */
const FRESH_MS = 15_000;

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // The client has tried again already where that can help.
        retry: (count, error) => !(error instanceof TocsinError) && count < 2,
      },
    },
  });
}

/** The dashboard's cache of server data, one to a browser tab. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
