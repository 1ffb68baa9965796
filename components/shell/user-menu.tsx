"use client";
import { CircleUser, Keyboard as KeyboardIcon, LogOut, MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { dropDrafts } from "../declare/drafts";
import { Avatar } from "../ui/avatar";
import { Menu, MenuHead, MenuItem, MenuLink, MenuRule } from "../ui/menu";
import { ThemeChoice } from "../ui/theme";
import { useToast } from "../ui/toast";
import { openKeyboardList } from "./keyboard";

export interface ShellUser {
  name: string;
  email: string;
}

/** The person who is signed in: profile, sessions, theme, out. */
export function UserMenu({ user }: { user: ShellUser }) {
  const toast = useToast();
  const t = useTranslations("shell");
  const leave = async () => {
    try {
      const { signOut } = await import("next-auth/react");
      await signOut({ redirect: false });
      dropDrafts(localStorage);
      // A whole new page: nothing of this person stays in memory.
      location.assign("/sign-in");
    } catch {
      toast.failed(t("account.stillIn"), t("account.noAnswer"));
    }
  };
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t("account.open", { name: user.name })}
          className="grid size-8 flex-none place-items-center rounded-full pointer-coarse:size-11"
        >
          <Avatar name={user.name} me decorative />
        </button>
      }
    >
      <MenuHead>
        <p className="font-medium">{user.name}</p>
        <p className="text-ink-3 text-xs">{user.email}</p>
      </MenuHead>
      <MenuRule />
      <MenuLink href="/dashboard/settings/profile" icon={<CircleUser aria-hidden />}>
        {t("account.profile")}
      </MenuLink>
      <MenuLink href="/dashboard/settings/sessions" icon={<MonitorSmartphone aria-hidden />}>
        {t("account.sessions")}
      </MenuLink>
      <MenuItem onClick={openKeyboardList} icon={<KeyboardIcon aria-hidden />}>
        {t("account.keyboard")}
      </MenuItem>
      <MenuRule />
      <ThemeChoice />
      <MenuRule />
      <MenuItem onClick={leave} icon={<LogOut aria-hidden />}>
        {t("account.signOut")}
      </MenuItem>
    </Menu>
  );
}
