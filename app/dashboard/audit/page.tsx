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
import { type Ctx, orgsWith } from "@/lib/context";
import { shortCitation } from "@/lib/law/rule";
import { allRules } from "@/lib/law/rules";
import { listOwnRules } from "@/lib/register/own-rules";
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
  // Entries of all kinds are said: of other rooms the words of their codes alone.
  return (
    <Words
      rooms={[
        "audit",
        "register",
        "facts",
        "alerts.me",
        "dpdp.event",
        "dpdp.kind",
        "entrance.role",
        "fields.kind",
        "incident.fact",
        "incident.value",
        "organisation.sector",
        "severity.band",
        "webhooks.events",
        "webhooks.kind",
      ]}
    >
      <HydrationBoundary state={dehydrate(cache)}>
        <AuditLog orgId={org.id} citations={await citationsOf(ctx, org.id)} />
      </HydrationBoundary>
    </Words>
  );
}

/** How each rule is cited, by its id: entries keep the id alone. */
async function citationsOf(ctx: Ctx, orgId: string): Promise<Record<string, string>> {
  const own = orgsWith(ctx, "incidents:read").includes(orgId) ? await listOwnRules(ctx, orgId) : [];
  const rules = [...allRules(), ...own.flatMap(([latest]) => latest?.rule ?? [])];
  return Object.fromEntries(rules.map((rule) => [rule.id, shortCitation(rule)]));
}
