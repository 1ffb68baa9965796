import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import type { FilterField } from "@/components/register/filter-chips";
import {
  addressOf,
  PAGE_SIZE,
  type RegisterFilter,
  registerKey,
} from "@/components/register/filters";
import { readLooks } from "@/components/register/looks";
import { readFilter } from "@/components/register/read-filter";
import { Register } from "@/components/register/register";
import { listIncidents } from "@/lib/api/privacy/operations";
import { readViews } from "@/lib/api/views";
import { type Ctx, orgsWith } from "@/lib/context";
import { tagsOf } from "@/lib/register/collaboration/tags";
import { listFields } from "@/lib/register/fields";
import { listReaders } from "@/lib/register/readers";
import { listSchema } from "@/lib/schema/incident";
import { hasOptions } from "@/lib/schema/register-door/fields";
import { pageOrg, readViewer } from "../page-org";
import { assignMany, tagThem } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("register");
  return { title: t("title") };
}

/** The register of the organisation that the viewer works in; its filters live in the address. */
export default async function IncidentsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { filter, dropped } = readFilter(addressIn(await searchParams));
  const { ctx, org } = await pageOrg(addressOf(filter));
  const viewer = await readViewer();
  const kept = await cookies();
  const cache = new QueryClient();
  const [views, people, tags, fields] = await Promise.all([
    readViews(ctx, org.id),
    listReaders(ctx, org.id),
    tagsOf(ctx, org.id),
    fieldsOf(ctx, org.id),
    cache.prefetchInfiniteQuery({
      queryKey: registerKey(org.id, filter),
      queryFn: () => firstPage(ctx, org.id, filter),
      initialPageParam: "",
      retry: false,
    }),
  ]);
  return (
    <Words rooms={["register"]}>
      <HydrationBoundary state={dehydrate(cache)}>
        <Register
          key={org.id}
          orgId={org.id}
          orgNames={Object.fromEntries(
            viewer?.organisations.map(({ id, name }) => [id, name]) ?? [],
          )}
          hasBelow={viewer?.organisations.some(({ parentId }) => parentId === org.id) ?? false}
          mayDeclare={orgsWith(ctx, "incidents:write").includes(org.id)}
          mayChange={orgsWith(ctx, "incidents:write").length > 0}
          dropped={dropped}
          views={views}
          looks={readLooks(kept.get("columns")?.value, kept.get("density")?.value)}
          people={people}
          tags={tags}
          fields={fields}
          acts={{ assign: assignMany, tag: tagThem }}
        />
      </HydrationBoundary>
    </Words>
  );
}

/** The query of the address as it was sent, names that came twice included. */
function addressIn(said: Record<string, string | string[] | undefined>): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, values] of Object.entries(said)) {
    for (const value of [values ?? []].flat()) address.append(name, value);
  }
  return address;
}

function firstPage(ctx: Ctx, orgId: string, filter: RegisterFilter) {
  return listIncidents(ctx, listSchema.parse({ orgId, ...filter, limit: PAGE_SIZE }));
}

/** The organisation's own fields that can still be asked for, with what they offer. */
async function fieldsOf(ctx: Ctx, orgId: string): Promise<FilterField[]> {
  const fields = await listFields(ctx, orgId);
  return fields
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ name, kind, options }) => ({
      name,
      options: hasOptions(kind) ? options.map(({ value }) => value) : [],
    }));
}
