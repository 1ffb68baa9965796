"use client";
import { CircleUser, Keyboard as KeyboardIcon, LogOut, MonitorSmartphone } from "lucide-react";
import { signOut } from "next-auth/react";
import { dropDrafts } from "../declare/draft";
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
  const leave = async () => {
    try {
      await signOut({ redirect: false });
      dropDrafts(localStorage);
      // A whole new page: nothing of this person stays in memory.
      location.assign("/sign-in");
    } catch {
      toast.failed("Still signed in.", "The server did not answer. Try again.");
    }
  };
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Signed in as ${user.name}. Account`}
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
        Profile
      </MenuLink>
      <MenuLink href="/dashboard/settings/sessions" icon={<MonitorSmartphone aria-hidden />}>
        Sessions
      </MenuLink>
      <MenuItem onClick={openKeyboardList} icon={<KeyboardIcon aria-hidden />}>
        Keyboard
      </MenuItem>
      <MenuRule />
      <ThemeChoice />
      <MenuRule />
      <MenuItem onClick={leave} icon={<LogOut aria-hidden />}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
