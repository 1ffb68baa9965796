"use client";
import { CircleUser, Keyboard as KeyboardIcon, LogOut, MonitorSmartphone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { LOCALE_NAMES, LOCALES } from "@/lib/locales";
import type { ReadingInput } from "@/lib/schema/reader";
import { dropDrafts } from "../declare/drafts";
import { Avatar } from "../ui/avatar";
import { ask, type FormResult } from "../ui/form-result";
import { Menu, MenuChoice, MenuHead, MenuItem, MenuLink, MenuRule } from "../ui/menu";
import { ThemeChoice } from "../ui/theme";
import { useToast } from "../ui/toast";
import { openKeyboardList } from "./keyboard-list";

export interface ShellUser {
  name: string;
  email: string;
}

/** Keeps the viewer's language and zone; the page comes back said in them. */
export type ChooseReading = (input: ReadingInput) => Promise<FormResult<null>>;

/** The person who is signed in: profile, sessions, theme, language, out. */
export function UserMenu({
  user,
  chooseReading,
}: {
  user: ShellUser;
  chooseReading: ChooseReading;
}) {
  const locale = useLocale();
  const [, start] = useTransition();
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
      <MenuChoice
        label={t("account.language")}
        value={locale}
        onChange={(chosen) =>
          start(async () => {
            const answer = await ask(() => chooseReading({ locale: chosen }));
            if (!answer.ok) toast.failed(t("account.notKept"), answer.message);
          })
        }
        options={LOCALES.map((one) => ({
          value: one,
          label: <span lang={one}>{LOCALE_NAMES[one]}</span>,
        }))}
      />
      <MenuRule />
      <MenuItem onClick={leave} icon={<LogOut aria-hidden />}>
        {t("account.signOut")}
      </MenuItem>
    </Menu>
  );
}
