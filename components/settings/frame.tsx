"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "../ui/cx";

export interface SettingsRights {
  members: boolean;
  keys: boolean;
}

function groups(rights: SettingsRights) {
  return [
    {
      name: "Organisation",
      links: [
        ...(rights.members ? [{ href: "/dashboard/settings/members", name: "Members" }] : []),
        { href: "/dashboard/settings/organisation", name: "Organisation" },
        { href: "/dashboard/settings/fields", name: "Fields and stages" },
      ],
    },
    {
      name: "Law",
      links: [
        { href: "/dashboard/settings/rules", name: "Rules" },
        { href: "/dashboard/settings/authorities", name: "Authorities" },
      ],
    },
    {
      name: "Developers",
      links: [
        ...(rights.keys ? [{ href: "/dashboard/api-keys", name: "API keys" }] : []),
        { href: "/dashboard/docs", name: "API documentation" },
      ],
    },
    {
      name: "You",
      links: [
        { href: "/dashboard/settings/profile", name: "Profile" },
        { href: "/dashboard/settings/notifications", name: "Notifications" },
        { href: "/dashboard/settings/sessions", name: "Sessions" },
      ],
    },
  ].filter(({ links }) => links.length > 0);
}

/** The settings' pages beside their list; above them on small screens. */
export function SettingsFrame({
  rights,
  children,
}: {
  rights: SettingsRights;
  children: ReactNode;
}) {
  const pathname = usePathname();
  return (
    <div className="page grid gap-x-10 pt-5.5 pb-12 xl:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        aria-label="Settings"
        className="-mx-gutter px-gutter flex gap-1 overflow-x-auto pb-5 max-xl:items-center xl:mx-0 xl:flex-col xl:px-0"
      >
        {groups(rights).map((group) => (
          <div key={group.name} className="flex gap-1 xl:mb-3 xl:flex-col xl:gap-0">
            <p className="px-2.5 pb-1 font-medium text-ink-3 text-xs max-xl:sr-only">
              {group.name}
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
                {link.name}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
