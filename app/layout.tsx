import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NowProvider } from "@/components/ui/now";
import { ToastProvider } from "@/components/ui/toast";
import { ZoneKeeper } from "@/components/ui/zone-keeper";
import { currentSession } from "@/lib/access/page-context";
import { fontClasses } from "./fonts";
import { viewerLocale, viewerTheme, viewerZone } from "./viewer";
import { Words } from "./words";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: "Tocsin", template: "%s · Tocsin" },
    description: t("about"),
    icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }], shortcut: "/favicon.ico" },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfdfd" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1416" },
  ],
};

/** The document: theme, language and zone are known to the server, so the first paint is already the viewer's. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, zone, locale, session] = await Promise.all([
    viewerTheme(),
    viewerZone(),
    viewerLocale(),
    currentSession(),
  ]);
  return (
    // The toggle changes data-theme before React wakes up.
    <html
      lang={locale}
      className={fontClasses}
      data-theme={theme === "system" ? undefined : theme}
      suppressHydrationWarning
    >
      <body>
        <Words rooms={[]}>
          <NowProvider serverNow={Date.now()} zone={zone}>
            <ToastProvider>{children}</ToastProvider>
          </NowProvider>
        </Words>
        {!session?.zone && <ZoneKeeper zone={zone} />}
      </body>
    </html>
  );
}
