import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { EmptyState } from "@/components/ui/empty-state";
import { Webhooks } from "@/components/webhooks/webhooks";
import { listWebhooks } from "@/lib/alerts/webhooks/endpoints";
import { orgsWith } from "@/lib/context";
import { pageOrg, withBelow } from "../../page-org";
import { change, create, remove, rotate, test } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("title") };
}

export default async function WebhooksPage() {
  const { ctx, org, organisations } = await pageOrg("/dashboard/settings/webhooks");
  const t = await getTranslations("webhooks");
  if (!orgsWith(ctx, "keys:manage").includes(org.id))
    return (
      <EmptyState heading icon={<Lock aria-hidden />} title={t("closed.title")}>
        {t("closed.text", { org: org.name })}
      </EmptyState>
    );
  // Whoever manages them here manages them below as well.
  const orgs = withBelow(organisations, org);
  const shown = new Set(orgs.map(({ id }) => id));
  const hasBelow = (id: string) => organisations.some(({ parentId }) => parentId === id);
  const [top, ...below] = orgs;
  const choice = ({ id, name }: typeof top) => ({ id, name, hasBelow: hasBelow(id) });
  return (
    <Words rooms={["webhooks"]}>
      <Webhooks
        webhooks={(await listWebhooks(ctx)).filter(({ orgId }) => shown.has(orgId))}
        orgs={[choice(top), ...below.map(choice)]}
        actions={{ create, change, rotate, remove, test }}
      />
    </Words>
  );
}
