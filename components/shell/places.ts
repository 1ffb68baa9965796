/** The places of the dashboard, as the bar, the tab bar and the keyboard know them. */
import { Hourglass, Plus, Rows3, ScrollText, Settings, Timer } from "lucide-react";

export interface Place {
  href: string;
  name: string;
  icon: typeof Plus;
  /** Pages elsewhere that belong to it. */
  also?: string;
  /** The second key, after G. */
  key?: string;
}

export const BOARD: Place = { href: "/dashboard/board", name: "Board", icon: Timer, key: "b" };
export const INCIDENTS: Place = {
  href: "/dashboard/incidents",
  name: "Incidents",
  icon: Rows3,
  key: "i",
};
export const DPDP: Place = {
  href: "/dashboard/dpdp",
  name: "DPDP",
  icon: Hourglass,
  key: "p",
};
export const AUDIT: Place = {
  href: "/dashboard/audit",
  name: "Audit log",
  icon: ScrollText,
  key: "a",
};
export const SETTINGS: Place = {
  href: "/dashboard/settings",
  name: "Settings",
  icon: Settings,
  also: "/dashboard/api-keys",
};
export const DECLARE: Place = { href: "/dashboard/incidents/new", name: "Declare", icon: Plus };

/** What the viewer may do here, as far as the shell shows or hides it. */
export interface ShellRights {
  declare: boolean;
  audit: boolean;
  dpdp?: boolean;
}

/** The places that the viewer can go to. */
export function placesFor(rights: ShellRights): Place[] {
  return [
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
  return [place.href, place.also].some(
    (root) => root && (pathname === root || pathname.startsWith(`${root}/`)),
  );
}
