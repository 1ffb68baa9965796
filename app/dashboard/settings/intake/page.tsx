import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { FormSettingsPanel } from "@/components/intake/form-settings";
import { Sources } from "@/components/intake/sources";
import { PageHeader } from "@/components/ui/page-header";
import { listSources } from "@/lib/access/intake-sources";
import { orgsWith } from "@/lib/context";
import { env } from "@/lib/env";
import { getForm } from "@/lib/register/intake/form";
import { pageOrg } from "../../page-org";
import { addSource, changeSource, endSource, rotateSource, saveForm, tryMapping } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("intake");
  return { title: t("settings.title") };
}

export default async function IntakePage() {
  const { ctx, org } = await pageOrg("/dashboard/settings/intake");
  const t = await getTranslations("intake");
  const may = (permission: "incidents:notify" | "keys:manage") =>
    orgsWith(ctx, permission).includes(org.id);
  const [form, sources, base] = await Promise.all([
    getForm(ctx, org.id),
    may("keys:manage") ? listSources(ctx, org.id) : null,
    ownAddress(),
  ]);
  return (
    <Words rooms={["settings", "intake"]}>
      <PageHeader title={t("settings.title")}>{t("settings.about", { org: org.name })}</PageHeader>
      {!may("incidents:notify") && (
        <p className="mb-4 text-ink-2 text-sm">{t("settings.readonly")}</p>
      )}
      <FormSettingsPanel
        key={`form-${org.id}`}
        form={form}
        base={base}
        mayChange={may("incidents:notify")}
        save={saveForm.bind(null, org.id)}
      />
      {sources && (
        <Sources
          key={`sources-${org.id}`}
          sources={sources}
          base={base}
          add={addSource.bind(null, org.id)}
          change={changeSource}
          rotate={rotateSource}
          end={endSource}
          tryOut={tryMapping}
        />
      )}
    </Words>
  );
}

/** Where this Tocsin is, as others reach it. */
async function ownAddress(): Promise<string> {
  const { TOCSIN_URL } = env();
  if (TOCSIN_URL) return TOCSIN_URL.replace(/\/$/, "");
  const sent = await headers();
  return `${sent.get("x-forwarded-proto") ?? "http"}://${sent.get("host") ?? "localhost"}`;
}
