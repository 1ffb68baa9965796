import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { ApiKeys } from "@/components/api-keys/api-keys";
import type { KeyOrg } from "@/components/api-keys/create-key-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { mayHandOut } from "@/lib/access/key-rows";
import { listKeys } from "@/lib/access/keys";
import { type Ctx, orgsWith } from "@/lib/context";
import { CREDENTIAL_SCOPES } from "@/lib/schema/oauth";
import type { Organisation } from "@/lib/schema/organisation";
import { pageOrg, withBelow } from "../page-org";
import { create, revoke, rotate } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keys");
  return { title: t("title") };
}

export default async function ApiKeysPage() {
  const { ctx, org, organisations } = await pageOrg("/dashboard/api-keys");
  const t = await getTranslations("keys");
  const managed = orgsWith(ctx, "keys:manage");
  if (!managed.includes(org.id))
    return (
      <EmptyState heading icon={<Lock aria-hidden />} title={t("closed.title")}>
        {t("closed.text", { org: org.name })}
      </EmptyState>
    );
  // Whoever manages keys here manages them below as well.
  const [top, ...below] = withBelow(organisations, org);
  const shown = new Set([top.id, ...below.map(({ id }) => id)]);
  const keys = (await listKeys(ctx)).filter((key) => shown.has(key.orgId));
  return (
    <Words rooms={["keys"]}>
      <ApiKeys
        keys={keys}
        orgs={[keyOrg(ctx, top), ...below.map((one) => keyOrg(ctx, one))]}
        actions={{ create, rotate, revoke }}
      />
    </Words>
  );
}

function keyOrg(ctx: Ctx, { id, name }: Organisation): KeyOrg {
  return { id, name, grantable: CREDENTIAL_SCOPES.filter((scope) => mayHandOut(ctx, id, scope)) };
}
