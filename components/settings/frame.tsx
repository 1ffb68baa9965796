"use client";
import { usePathname } from "next/navigation";
import { type Messages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "../ui/cx";
import { Link } from "../ui/link";

export interface SettingsRights {
  members: boolean;
  keys: boolean;
}

type Nav = Messages["settings"]["nav"];

interface Group {
  name: keyof Nav["group"];
  links: { href: string; name: keyof Nav["page"] }[];
}

function groups(rights: SettingsRights): Group[] {
  const all: Group[] = [
    {
      name: "organisation",
      links: [
        ...(rights.members
          ? [{ href: "/dashboard/settings/members", name: "members" as const }]
          : []),
        { href: "/dashboard/settings/organisation", name: "organisation" },
        { href: "/dashboard/settings/fields", name: "fields" },
        { href: "/dashboard/settings/intake", name: "intake" },
      ],
    },
    {
      name: "law",
      links: [
        { href: "/dashboard/settings/rules", name: "rules" },
        { href: "/dashboard/settings/authorities", name: "authorities" },
      ],
    },
    {
      name: "developers",
      links: [
        ...(rights.keys
          ? [
              { href: "/dashboard/api-keys", name: "keys" as const },
              { href: "/dashboard/settings/webhooks", name: "webhooks" as const },
            ]
          : []),
        { href: "/dashboard/docs", name: "docs" },
      ],
    },
    {
      name: "you",
      links: [
        { href: "/dashboard/settings/profile", name: "profile" },
        { href: "/dashboard/settings/notifications", name: "notifications" },
        { href: "/dashboard/settings/messages", name: "messages" },
        { href: "/dashboard/settings/sessions", name: "sessions" },
      ],
    },
  ];
  return all.filter(({ links }) => links.length > 0);
}

/** The settings' pages beside their list; above them on small screens. */
export function SettingsFrame({
  rights,
  children,
}: {
  rights: SettingsRights;
  children: ReactNode;
}) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  return (
    <div className="page grid gap-x-10 pt-5.5 pb-12 xl:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        aria-label={t("nav.label")}
        className="-mx-gutter px-gutter relative flex gap-1 overflow-x-auto pb-5 max-xl:items-center xl:mx-0 xl:flex-col xl:px-0"
      >
        {groups(rights).map((group) => (
          <div key={group.name} className="flex gap-1 xl:mb-3 xl:flex-col xl:gap-0">
            <p className="px-2.5 pb-1 font-medium text-ink-3 text-xs max-xl:sr-only">
              {t(`nav.group.${group.name}`)}
            </p>
            {group.links.map((link) => (
              <Link
                key={link.href}
                href={link.href}
                aria-current={pathname === link.href ? "page" : undefined}
                className={cx(
                  "block whitespace-nowrap rounded-2 px-2.5 py-1.5 text-sm focus-visible:-outline-offset-2 pointer-coarse:py-3",
                  pathname === link.href
                    ? "bg-selected font-medium text-ink"
                    : "text-ink-2 hover:bg-hover hover:text-ink",
                )}
              >
                {t(`nav.page.${link.name}`)}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
