"use client";
import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu, MenuChoice } from "../ui/menu";
import { useChangeOrg } from "./change-org";

export interface SwitcherOrg {
  id: string;
  name: string;
  parentId: string | null;
}

/** The organisation that the viewer works in, and the way to another. */
export function OrgSwitcher({
  organisations,
  current,
}: {
  organisations: readonly SwitcherOrg[];
  current: SwitcherOrg;
}) {
  const change = useChangeOrg();
  const t = useTranslations("shell");
  if (organisations.length < 2)
    return <span className="truncate px-1.5 text-ink-2 text-sm">{current.name}</span>;

  const names = new Map(organisations.map((org) => [org.id, org.name]));
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("org.change", { name: current.name })}
          className="flex min-w-0 items-center gap-1.5 rounded-2 px-1.5 py-1 text-ink-2 text-sm hover:bg-hover hover:text-ink"
        >
          <span title={current.name} className="truncate">
            {current.name}
          </span>
          <ChevronsUpDown aria-hidden className="size-3.25 flex-none text-ink-3" />
        </button>
      }
    >
      <div className="max-h-[60vh] overflow-y-auto">
        <MenuChoice
          label={t("org.label")}
          value={current.id}
          onChange={change}
          options={organisations.map((org) => ({
            value: org.id,
            label: org.name,
            note: org.parentId ? names.get(org.parentId) : undefined,
          }))}
        />
      </div>
    </Menu>
  );
}
