/** What the viewer's cookies say about how pages are shown. For server components only. */
import { cookies } from "next/headers";
import { isZone } from "@/lib/time";

export const ZONE_COOKIE = "tz";
export const THEME_COOKIE = "theme";
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The viewer's time zone; UTC until their browser has told theirs. */
export async function viewerZone(): Promise<string> {
  const said = (await cookies()).get(ZONE_COOKIE)?.value ?? "";
  return isZone(said) ? said : "UTC";
}

/** The theme that the viewer has chosen. */
export async function viewerTheme(): Promise<Theme> {
  const said = (await cookies()).get(THEME_COOKIE)?.value;
  return THEMES.find((theme) => theme === said) ?? "system";
}
