import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { NowProvider } from "@/components/ui/now";
import { ToastProvider } from "@/components/ui/toast";
import { viewerTheme, viewerZone } from "@/components/ui/viewer";
import { ZoneKeeper } from "@/components/ui/zone-keeper";
import { fontClasses } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Tocsin", template: "%s · Tocsin" },
  description: "The register of personal-data breaches, and their clocks.",
  icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }], shortcut: "/favicon.ico" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfdfd" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1416" },
  ],
};

/** The document: theme and zone come from cookies, so the first paint is already the viewer's. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, zone] = await Promise.all([viewerTheme(), viewerZone()]);
  return (
    // The toggle changes data-theme before React wakes up.
    <html
      lang="en"
      className={fontClasses}
      data-theme={theme === "system" ? undefined : theme}
      suppressHydrationWarning
    >
      <body>
        <NowProvider serverNow={Date.now()} zone={zone}>
          <ToastProvider>{children}</ToastProvider>
        </NowProvider>
        <ZoneKeeper zone={zone} />
      </body>
    </html>
  );
}
