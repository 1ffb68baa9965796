"use client";
import { Ellipsis, UserMinus, UserPlus, UserRoundCog } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InvitationView, InviteInput, Member, Role } from "@/lib/schema/member";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Menu, MenuItem } from "../ui/menu";
import { PageHeader } from "../ui/page-header";
import { Time } from "../ui/time";
import { Invitations } from "./invitations";
import type { NewInvitation } from "./invite-dialog";
import { ChangeRoleDialog, EndMembershipDialog } from "./member-dialogs";
import { RoleTable } from "./role-table";
import type { RoleInfo } from "./role-words";

const InviteDialog = later(
  () => import("./invite-dialog").then((loaded) => loaded.InviteDialog),
  ({ open }) => open,
);
const NewInvitationDialog = later(
  () => import("./invite-dialog").then((loaded) => loaded.NewInvitationDialog),
  ({ made }) => made !== null,
);

export interface MembersProps {
  org: { id: string; name: string };
  members: readonly Member[];
  invitations: readonly InvitationView[];
  roles: readonly RoleInfo[];
  /** The viewer's own account. */
  ownUserId: string;
  /** Names of the organisations above, where roles come down from. */
  orgNames: Readonly<Record<string, string>>;
  actions: {
    invite: (input: InviteInput) => Promise<FormResult<NewInvitation>>;
    withdraw: (id: string) => Promise<FormResult<null>>;
    changeRole: (membershipId: string, role: Role) => Promise<FormResult<null>>;
    end: (membershipId: string) => Promise<FormResult<null>>;
  };
}

/** Who may do what in an organisation. */
export function Members(props: MembersProps) {
  const { org, members, invitations, roles, actions } = props;
  const t = useTranslations("settings");
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<NewInvitation | null>(null);
  const [changing, setChanging] = useState<Member | null>(null);
  const [ending, setEnding] = useState<Member | null>(null);
  return (
    <>
      <PageHeader
        title={t("members.title")}
        actions={
          <Button
            variant="primary"
            icon={<UserPlus aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {t("members.invite")}
          </Button>
        }
      >
        {t("members.about", { org: org.name })}
      </PageHeader>
      <DataTable
        label={t("members.title")}
        heads={[t("members.head.person"), t("members.head.role"), t("members.head.since"), ""]}
      >
        {members.map((member) => (
          <MemberRow
            key={member.id}
            {...props}
            of={member}
            onChange={() => setChanging(member)}
            onEnd={() => setEnding(member)}
          />
        ))}
      </DataTable>
      <Invitations invitations={invitations} roles={roles} withdraw={actions.withdraw} />
      <h2 className="mt-10 mb-3 text-xl">{t("members.rolesTitle")}</h2>
      <RoleTable roles={roles} />
      <InviteDialog
        open={inviting}
        onOpenChange={setInviting}
        org={org}
        roles={roles}
        invite={actions.invite}
        onInvited={(invitation) => {
          setInviting(false);
          setMade(invitation);
        }}
      />
      <NewInvitationDialog made={made} onPassedOn={() => setMade(null)} />
      <ChangeRoleDialog
        of={changing}
        onClose={() => setChanging(null)}
        roles={roles}
        change={actions.changeRole}
      />
      <EndMembershipDialog
        of={ending}
        onClose={() => setEnding(null)}
        orgName={org.name}
        end={actions.end}
      />
    </>
  );
}

function MemberRow({
  of,
  roles,
  ownUserId,
  orgNames,
  onChange,
  onEnd,
}: MembersProps & { of: Member; onChange: () => void; onEnd: () => void }) {
  const t = useTranslations("settings");
  const role = roles.find((info) => info.role === of.role);
  return (
    <DataRow>
      {/* On a phone the address breaks, so that the role is in sight. */}
      <DataCell className="max-sm:min-w-44 max-sm:whitespace-normal max-sm:wrap-anywhere">
        <span className="flex items-center gap-3 py-1.5">
          <Avatar name={of.name} decorative me={of.userId === ownUserId} />
          <span>
            <span className="font-medium text-base text-ink">{of.name}</span>
            {of.userId === ownUserId && <span className="text-ink-3"> {t("members.you")}</span>}
            <span className="block text-ink-3 text-xs">{of.email}</span>
          </span>
        </span>
      </DataCell>
      <DataCell>
        {role?.name ?? of.role}
        {of.inherited && (
          <span className="block text-ink-3 text-xs">
            {t(orgNames[of.orgId] ? "members.from" : "members.fromAbove", {
              org: orgNames[of.orgId] ?? "",
            })}
          </span>
        )}
      </DataCell>
      <DataCell>
        <Time at={of.createdAt} style="date" />
      </DataCell>
      <DataCell>
        {!of.inherited && role?.givable && (
          <Menu
            align="end"
            trigger={
              <Button
                variant="ghost"
                square
                aria-label={t("members.actions", { name: of.name })}
                icon={<Ellipsis aria-hidden />}
              />
            }
          >
            <MenuItem icon={<UserRoundCog aria-hidden />} onClick={onChange}>
              {t("members.changeRole")}
            </MenuItem>
            <MenuItem danger icon={<UserMinus aria-hidden />} onClick={onEnd}>
              {t("members.end")}
            </MenuItem>
          </Menu>
        )}
      </DataCell>
    </DataRow>
  );
}
