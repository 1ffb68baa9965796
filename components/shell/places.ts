/** The places of the dashboard, as the bar, the tab bar and the keyboard know them. */
import { Hourglass, LayoutDashboard, Plus, Rows3, ScrollText, Settings, Timer } from "lucide-react";

export interface Place {
  /** Its name is the message `place.<id>`. */
  id: "overview" | "board" | "incidents" | "dpdp" | "audit" | "settings" | "declare";
  href: string;
  icon: typeof Plus;
  /** Pages elsewhere that belong to it. */
  also?: string;
  /** The second key, after G. */
  key?: string;
  /** Its page stands above others: what lies below is not its own. */
  alone?: true;
}

export const OVERVIEW: Place = {
  id: "overview",
  href: "/dashboard",
  icon: LayoutDashboard,
  key: "o",
  alone: true,
};

export const BOARD: Place = { id: "board", href: "/dashboard/board", icon: Timer, key: "b" };
export const INCIDENTS: Place = {
  id: "incidents",
  href: "/dashboard/incidents",
  icon: Rows3,
  key: "i",
};
const DPDP: Place = { id: "dpdp", href: "/dashboard/dpdp", icon: Hourglass, key: "p" };
const AUDIT: Place = { id: "audit", href: "/dashboard/audit", icon: ScrollText, key: "a" };
export const SETTINGS: Place = {
  id: "settings",
  href: "/dashboard/settings",
  icon: Settings,
  also: "/dashboard/api-keys",
};
export const DECLARE: Place = { id: "declare", href: "/dashboard/incidents/new", icon: Plus };

/** What the viewer may do here, as far as the shell shows or hides it. */
export interface ShellRights {
  declare: boolean;
  audit: boolean;
  dpdp?: boolean;
}

/** The places that the viewer can go to. */
export function placesFor(rights: ShellRights): Place[] {
  return [
    OVERVIEW,
    BOARD,
    INCIDENTS,
    ...(rights.dpdp ? [DPDP] : []),
    ...(rights.audit ? [AUDIT] : []),
    SETTINGS,
  ];
}

/** Whether the page at `pathname` belongs to the place. Declaring is a place of its own. */
export function isAt(place: Place, pathname: string): boolean {
  if (place !== DECLARE && pathname === DECLARE.href) return false;
  if (place.alone) return pathname === place.href;
  return [place.href, place.also].some(
    (root) => root && (pathname === root || pathname.startsWith(`${root}/`)),
  );
}
