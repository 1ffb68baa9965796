import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("incident");
  return { title: t("notFound.short") };
}

/** The same for an incident that never was and for one that is somebody else's. */
export default async function IncidentNotFound() {
  const t = await getTranslations("incident");
  return (
    <div className="mx-auto grid max-w-136 justify-items-start gap-2.5 px-4 py-[14vh]">
      <h1 className="font-semibold text-2xl tracking-[-0.018em]">{t("notFound.title")}</h1>
      <p className="mb-2 text-ink-2">{t("notFound.says")}</p>
      <ButtonLink href="/dashboard/incidents">{t("notFound.all")}</ButtonLink>
    </div>
  );
}
