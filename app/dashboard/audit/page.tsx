import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { AuditLog } from "@/components/audit/audit";
import {
  AUDIT_PAGE_SIZE,
  auditAddress,
  auditKey,
  readAuditFilter,
} from "@/components/audit/filters";
import { readAudit } from "@/lib/api/privacy/operations";
import { orgsWith } from "@/lib/context";
import { auditQuerySchema } from "@/lib/schema/audit";
import { pageOrg } from "../page-org";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

/** The ledger of the organisation that the viewer works in; its filters live in the address. */
export default async function AuditRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const address = new URLSearchParams();
  for (const [name, said] of Object.entries(await searchParams)) {
    const [first] = Array.isArray(said) ? said : [said];
    if (first !== undefined) address.set(name, first);
  }
  const { filter } = readAuditFilter(address);
  const { ctx, org } = await pageOrg(auditAddress(filter));
  if (!orgsWith(ctx, "audit:read").includes(org.id)) {
    const t = await getTranslations("audit");
    return (
      <div className="mx-auto grid max-w-136 gap-2.5 px-4 py-[14vh]">
        <h1 className="font-semibold text-2xl tracking-[-0.018em]">{t("closed.title")}</h1>
        <p className="text-ink-2">{t("closed.text", { org: org.name })}</p>
      </div>
    );
  }
  const cache = new QueryClient();
  await cache.prefetchInfiniteQuery({
    queryKey: auditKey(org.id, filter),
    queryFn: () =>
      readAudit(ctx, auditQuerySchema.parse({ orgId: org.id, ...filter, limit: AUDIT_PAGE_SIZE })),
    initialPageParam: "",
    retry: false,
  });
  return (
    <Words rooms={["audit", "register"]}>
      <HydrationBoundary state={dehydrate(cache)}>
        <AuditLog orgId={org.id} />
      </HydrationBoundary>
    </Words>
  );
}
