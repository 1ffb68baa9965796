"use client";
/** What the command palette can do besides opening incidents: places to go, acts, organisations to work in. */
import {
  Building2,
  CircleUser,
  Contrast,
  Download,
  Keyboard,
  type LucideIcon,
  MonitorSmartphone,
  Plus,
  Presentation,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { switchTheme } from "../ui/theme";
import { useChangeOrg } from "./change-org";
import { openKeyboardList } from "./keyboard-list";
import type { SwitcherOrg } from "./org-switcher";
import { BOARD, DECLARE, placesFor, type ShellRights } from "./places";

export interface Command {
  id: string;
  name: string;
  icon?: LucideIcon;
  /** Before the name: a number of record. */
  number?: string;
  note?: string;
  /** The keys that do the same. */
  keys?: readonly string[];
  /** Listed only where somebody looks for it. */
  asked?: true;
  run: () => void;
}

export interface CommandGroup {
  id: "places" | "acts" | "organisations" | "incidents";
  label: string;
  items: Command[];
}

export interface CommandScope {
  rights: ShellRights;
  organisations: readonly SwitcherOrg[];
  org: SwitcherOrg | null;
}

export function useCommands({ rights, organisations, org }: CommandScope): CommandGroup[] {
  const t = useTranslations("shell");
  const router = useRouter();
  const changeOrg = useChangeOrg();
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const go = (href: string) => () => router.push(href);

  const places: Command[] = [
    ...placesFor(rights).map((place) => ({
      id: place.href,
      name: t(`place.${place.id}`),
      icon: place.icon,
      keys: place.key ? ["G", place.key.toUpperCase()] : undefined,
      run: go(place.href),
    })),
    {
      id: "profile",
      name: t("account.profile"),
      icon: CircleUser,
      asked: true,
      run: go("/dashboard/settings/profile"),
    },
    {
      id: "sessions",
      name: t("account.sessions"),
      icon: MonitorSmartphone,
      asked: true,
      run: go("/dashboard/settings/sessions"),
    },
  ];
  const acts: Command[] = [
    ...(rights.declare
      ? [{ id: "declare", name: t("declare"), icon: Plus, keys: ["D"], run: go(DECLARE.href) }]
      : []),
    ...(org
      ? [
          {
            id: "export",
            name: t("act.export"),
            icon: Download,
            note: org.name,
            run: () => download(org.id),
          },
        ]
      : []),
    {
      id: "wall",
      name: t("act.wall"),
      icon: Presentation,
      keys: ["W"],
      run: go(`${BOARD.href}?mode=wall`),
    },
    { id: "theme", name: t("act.theme"), icon: Contrast, run: switchTheme },
    {
      id: "keyboard",
      name: t("account.keyboard"),
      icon: Keyboard,
      keys: ["?"],
      run: openKeyboardList,
    },
  ];
  const others: Command[] = organisations
    .filter(({ id }) => id !== org?.id)
    .map(({ id, name, parentId }) => ({
      id,
      name,
      icon: Building2,
      note: parentId ? names.get(parentId) : undefined,
      run: () => changeOrg(id),
    }));
  return [
    { id: "places", label: t("palette.places"), items: places },
    { id: "acts", label: t("palette.acts"), items: acts },
    { id: "organisations", label: t("palette.organisations"), items: others },
  ];
}

/** The whole register of an organisation as a file, through the API's own export. */
function download(orgId: string): void {
  const link = document.createElement("a");
  link.href = `/api/v1/privacy/incidents.csv?${new URLSearchParams({ orgId })}`;
  link.download = "";
  link.click();
}

/** Whether each word of `query` stands in the name, whatever its case and accents. */
export function answers(name: string, query: string): boolean {
  const plain = folded(name);
  return folded(query)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
