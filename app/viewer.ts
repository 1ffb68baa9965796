/** How the one who looks at a page reads it: language, time zone, theme. For server components and actions. */
import { cookies, headers } from "next/headers";
import { THEMES, type Theme } from "@/components/ui/themes";
import { currentSession } from "@/lib/access/page-context";
import { DEFAULT_LOCALE, type Locale, localeOf, preferredLocale } from "@/lib/locales";
import { isZone } from "@/lib/time";

const ZONE_COOKIE = "tz";
export const LOCALE_COOKIE = "lang";
const THEME_COOKIE = "theme";

/** The language: as chosen in the profile, else on this device, else as the browser asks for. */
export async function viewerLocale(): Promise<Locale> {
  const session = await currentSession();
  if (session?.locale) return session.locale;
  const kept = localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  return kept ?? preferredLocale((await headers()).get("accept-language")) ?? DEFAULT_LOCALE;
}

/** The time zone: as chosen in the profile, else as this device has told; UTC until then. */
export async function viewerZone(): Promise<string> {
  const session = await currentSession();
  if (session?.zone) return session.zone;
  const said = (await cookies()).get(ZONE_COOKIE)?.value ?? "";
  return isZone(said) ? said : "UTC";
}

/** The theme that the viewer has chosen on this device. */
export async function viewerTheme(): Promise<Theme> {
  const said = (await cookies()).get(THEME_COOKIE)?.value;
  return THEMES.find((theme) => theme === said) ?? "system";
}
