import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { Wizard } from "@/components/declare/wizard";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { fieldOut } from "@/lib/api/register/fields";
import { orgsWith } from "@/lib/context";
import { listFields } from "@/lib/register/fields";
import { getProfile } from "@/lib/register/profile";
import { pageOrg, readViewer } from "../../page-org";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("declare");
  return { title: t("title") };
}

/** Declaring an incident. */
export default async function NewIncident() {
  const { ctx, org } = await pageOrg("/dashboard/incidents/new");
  const all = (await readViewer())?.organisations ?? [];
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const mine = new Set(orgsWith(ctx, "incidents:write"));
  const orgs = await Promise.all(
    all
      .filter(({ id }) => mine.has(id))
      .map(async ({ id, name, parentId }) => ({
        id,
        name,
        below: names.get(parentId ?? "") ?? null,
        establishments: (await getProfile(ctx, id)).profile.establishments,
        fields: (await listFields(ctx, id))
          .filter(({ archivedAt }) => archivedAt === null)
          .map(fieldOut),
      })),
  );
  if (orgs.length === 0) {
    const t = await getTranslations("declare");
    return (
      <EmptyState
        title={t("notAllowed.title")}
        action={<ButtonLink href="/dashboard/board">{t("notAllowed.board")}</ButtonLink>}
      >
        {t("notAllowed.how")}
      </EmptyState>
    );
  }
  return (
    <Words rooms={["declare", "facts", "fields", "rules", "severity"]}>
      <Wizard key={org.id} userId={ctx.actor.id} orgId={org.id} orgs={orgs} />
    </Words>
  );
}
