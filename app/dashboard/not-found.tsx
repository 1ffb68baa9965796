import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Inside the dashboard's frame; the same words whether it never was or belongs to somebody else. */
export default function DashboardNotFound() {
  const t = useTranslations("shell");
  return (
    <>
      <title>{`${t("nothing.name")} · Tocsin`}</title>
      <EmptyState
        heading
        icon={<SearchX aria-hidden />}
        title={t("nothing.title")}
        action={<ButtonLink href="/dashboard/incidents">{t("nothing.incidents")}</ButtonLink>}
      >
        {t("nothing.organisation")}
      </EmptyState>
    </>
  );
}
