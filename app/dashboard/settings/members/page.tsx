import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Members } from "@/components/settings/members";
import { EmptyState } from "@/components/ui/empty-state";
import { coversRole } from "@/lib/access/grants";
import { listInvitations } from "@/lib/access/invitations";
import { listMembers } from "@/lib/access/members";
import { ROLE_PERMISSIONS } from "@/lib/access/roles";
import { orgsWith } from "@/lib/context";
import { ROLES } from "@/lib/schema/member";
import { pageOrg } from "../../page-org";
import { changeRole, end, invite, withdraw } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("members.title") };
}

export default async function MembersPage() {
  const { ctx, org, organisations } = await pageOrg("/dashboard/settings/members");
  const t = await getTranslations("settings");
  const entrance = await getTranslations("entrance");
  if (!orgsWith(ctx, "members:manage").includes(org.id))
    return (
      <EmptyState heading icon={<Lock aria-hidden />} title={t("members.closed.title")}>
        {t("members.closed.text", { org: org.name })}
      </EmptyState>
    );
  const [members, invitations] = await Promise.all([
    listMembers(ctx, org.id),
    listInvitations(ctx, org.id),
  ]);
  return (
    <Members
      org={org}
      members={members}
      invitations={invitations}
      roles={ROLES.map((role) => ({
        role,
        // As the invitation has said them.
        name: entrance(`role.${role}`),
        says: entrance(`roleSays.${role}`),
        permissions: ROLE_PERMISSIONS[role],
        givable: coversRole(ctx.grants.get(org.id), role),
      }))}
      ownUserId={ctx.actor.id}
      orgNames={Object.fromEntries(organisations.map(({ id, name }) => [id, name]))}
      actions={{ invite, withdraw, changeRole, end }}
    />
  );
}
