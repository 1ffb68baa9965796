import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { viewerLocale } from "@/app/viewer";
import { Words } from "@/app/words";
import { NextClock } from "@/components/board/next-clock";
import { QueryProvider } from "@/components/shell/query-provider";
import { Shell } from "@/components/shell/shell";
import { LawTermsProvider } from "@/components/ui/law-term";
import { orgsWith } from "@/lib/context";
import { lawTermsOf } from "@/lib/i18n/law-terms";
import { chooseReading } from "./actions";
import { readViewer } from "./page-org";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: t("dashboard"), template: "%s · Tocsin" } };
}

/**
 * The frame of every dashboard page. Each page checks for itself who may see it, and sends strangers to
 * sign-in and back to its own address, which a layout does not know.
 */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await readViewer();
  if (!viewer) return children;
  const { session, organisations, org } = viewer;
  const may = (permission: Parameters<typeof orgsWith>[1]) =>
    org !== null && orgsWith(session.ctx, permission).includes(org.id);
  return (
    <QueryProvider>
      <LawTermsProvider terms={await lawTermsOf(await viewerLocale())}>
        <Shell
          user={{ name: session.name, email: session.email }}
          organisations={organisations}
          org={org}
          chooseReading={chooseReading}
          nextClock={
            org && may("incidents:read") ? (
              <Words rooms={["live"]}>
                <NextClock key={org.id} orgId={org.id} userId={session.userId} />
              </Words>
            ) : null
          }
          rights={{
            declare: may("incidents:write"),
            audit: may("audit:read"),
            dpdp: may("dpdp:read"),
          }}
        >
          {children}
        </Shell>
      </LawTermsProvider>
    </QueryProvider>
  );
}
