import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { viewerLocale, viewerZone } from "@/app/viewer";
import { Words } from "@/app/words";
import { BrowserNoticesChoice } from "@/components/alerts/browser-notices-choice";
import { CalendarFeed } from "@/components/alerts/calendar-feed";
import { PreferencesForm } from "@/components/alerts/preferences-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { calendarFeed } from "@/lib/alerts/calendar-feed";
import { readPreferences } from "@/lib/alerts/preferences";
import { LOCALE_NAMES } from "@/lib/locales";
import { pageViewer } from "../../page-org";
import { makeCalendar, revokeCalendar, save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("alerts.me");
  return { title: t("title") };
}

export default async function NotificationsPage() {
  const { session, org } = await pageViewer("/dashboard/settings/notifications");
  const t = await getTranslations("alerts.me");
  const outside = await getTranslations("webhooks");
  return (
    <Words rooms={["alerts", "webhooks"]}>
      <PageHeader title={t("title")}>{t("about")}</PageHeader>
      {org ? (
        <PreferencesForm
          preferences={await readPreferences(session.ctx)}
          zone={await viewerZone()}
          address={t.rich("mail.to", {
            email: session.email,
            language: LOCALE_NAMES[await viewerLocale()],
            profile: (said) => (
              <Link href="/dashboard/settings/profile" className="underline">
                {said}
              </Link>
            ),
          })}
          save={save}
        />
      ) : (
        <Panel className="px-4.5 py-3.5">{t("nowhere")}</Panel>
      )}
      {org && (
        <>
          <h2 className="mt-8 mb-3 text-xl">{outside("calendar.title")}</h2>
          <Panel className="px-4.5 py-4">
            <CalendarFeed
              feed={await calendarFeed(session.ctx)}
              make={makeCalendar}
              revoke={revokeCalendar}
            />
          </Panel>
        </>
      )}
      <h2 className="mt-8 mb-3 text-xl">{outside("notices.title")}</h2>
      <Panel className="px-4.5 py-4">
        <BrowserNoticesChoice />
      </Panel>
    </Words>
  );
}
