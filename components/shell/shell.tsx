"use client";
import { Plus } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "../ui/button";
import { cx } from "../ui/cx";
import { KeyCap } from "../ui/key-cap";
import { Link } from "../ui/link";
import { Mark } from "../ui/mark";
import { ThemeToggle } from "../ui/theme";
import { Keyboard } from "./keyboard";
import { OrgSwitcher, type SwitcherOrg } from "./org-switcher";
import { PaletteDoor } from "./palette-door";
import { BOARD, DECLARE, isAt, OVERVIEW, placesFor, type ShellRights } from "./places";
import { TabBar } from "./tab-bar";
import { type ChooseReading, type ShellUser, UserMenu } from "./user-menu";

export interface ShellProps {
  user: ShellUser;
  organisations: readonly SwitcherOrg[];
  /** Null for somebody who is a member nowhere. */
  org: SwitcherOrg | null;
  rights: ShellRights;
  chooseReading: ChooseReading;
  /** The most pressing clock, in the bar of every screen but the board. */
  nextClock?: ReactNode;
  children: ReactNode;
}

/** The dashboard's frame: bar, page, tab bar on small screens. Pages bring no main element of their own. */
export function Shell({
  user,
  organisations,
  org,
  rights,
  chooseReading,
  nextClock,
  children,
}: ShellProps) {
  const pathname = usePathname();
  const t = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col pb-16 md:pb-0 print:pb-0">
      <a
        href="#main"
        className="fixed top-3 left-3 z-60 -translate-y-20 rounded-2 bg-raised px-3 py-2 text-sm shadow-pop focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <header className="page sticky top-0 z-30 flex h-bar items-center border-line border-b bg-surface wall:hidden print:hidden">
        <Link
          href={OVERVIEW.href}
          className="inline-flex flex-none items-center gap-2 rounded-1 font-[650] text-[1rem] tracking-[-0.015em]"
        >
          <Mark />
          <span className="max-sm:sr-only md:max-xl:sr-only">Tocsin</span>
        </Link>
        {org && (
          <div className="ml-3 flex min-w-0 items-center gap-2 sm:ml-3.5 md:min-w-24">
            <span aria-hidden className="h-4.5 rotate-14 border-line-2 border-l" />
            <OrgSwitcher organisations={organisations} current={org} />
          </div>
        )}
        <nav
          aria-label={t("nav.main")}
          className="ml-2 flex self-stretch max-md:hidden min-[86rem]:ml-6"
        >
          {placesFor(rights).map((place) => {
            const here = isAt(place, pathname);
            return (
              <Link
                key={place.href}
                href={place.href}
                aria-current={here ? "page" : undefined}
                className={cx(
                  "relative flex items-center whitespace-nowrap rounded-2 px-1.5 text-sm focus-visible lg:px-2 min-[86rem]:px-2.5:-outline-offset-4",
                  here
                    ? "font-medium text-ink after:absolute after:inset-x-1.5 after:-bottom-px after:h-0.5 after:bg-ink"
                    : "text-ink-2 hover:text-ink",
                )}
              >
                {t(`place.${place.id}`)}
              </Link>
            );
          })}
        </nav>
        <div className="flex shrink-0 grow items-center justify-end gap-1.5 pl-2">
          {!isAt(BOARD, pathname) && nextClock}
          <PaletteDoor rights={rights} organisations={organisations} org={org} />
          <span className="max-sm:hidden">
            <ThemeToggle />
          </span>
          {rights.declare && (
            <ButtonLink
              href={DECLARE.href}
              variant="primary"
              aria-keyshortcuts="D"
              icon={<Plus aria-hidden />}
              className="mr-1 max-md:hidden"
            >
              <span className="max-[80rem]:sr-only">{t("declare")}</span>
              <span aria-hidden className="max-[86rem]:hidden">
                <KeyCap>D</KeyCap>
              </span>
            </ButtonLink>
          )}
          <UserMenu user={user} chooseReading={chooseReading} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
        {children}
      </main>
      <TabBar rights={rights} pathname={pathname} />
      <Keyboard rights={rights} />
    </div>
  );
}
