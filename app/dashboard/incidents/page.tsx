import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import {
  addressOf,
  PAGE_SIZE,
  type RegisterFilter,
  readFilter,
  registerKey,
} from "@/components/register/filters";
import { Register } from "@/components/register/register";
import { listIncidents } from "@/lib/api/privacy/operations";
import { type Ctx, orgsWith } from "@/lib/context";
import { listSchema } from "@/lib/schema/incident";
import { pageOrg, readViewer } from "../page-org";

export const metadata: Metadata = { title: "Incidents" };

/** The register of the organisation that the viewer works in; its filters live in the address. */
export default async function IncidentsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const address = new URLSearchParams();
  for (const [name, said] of Object.entries(await searchParams)) {
    const [first] = Array.isArray(said) ? said : [said];
    if (first !== undefined) address.set(name, first);
  }
  const { filter } = readFilter(address);
  const { ctx, org } = await pageOrg(addressOf(filter));
  const viewer = await readViewer();
  const cache = new QueryClient();
  await cache.prefetchInfiniteQuery({
    queryKey: registerKey(org.id, filter),
    queryFn: () => firstPage(ctx, org.id, filter),
    initialPageParam: "",
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <Register
        orgId={org.id}
        orgNames={Object.fromEntries(viewer?.organisations.map(({ id, name }) => [id, name]) ?? [])}
        hasBelow={viewer?.organisations.some(({ parentId }) => parentId === org.id) ?? false}
        mayDeclare={orgsWith(ctx, "incidents:write").includes(org.id)}
      />
    </HydrationBoundary>
  );
}

function firstPage(ctx: Ctx, orgId: string, filter: RegisterFilter) {
  return listIncidents(ctx, listSchema.parse({ orgId, ...filter, limit: PAGE_SIZE }));
}
