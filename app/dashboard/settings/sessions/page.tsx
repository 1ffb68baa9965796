import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Sessions } from "@/components/settings/sessions";
import { listSessions } from "@/lib/access/sessions";
import { pageViewer } from "../../page-org";
import { end, endOthers } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sessions.title") };
}

export default async function SessionsPage() {
  const { session } = await pageViewer("/dashboard/settings/sessions");
  return (
    <Sessions
      sessions={await listSessions(session.ctx)}
      ownId={session.id}
      actions={{ end, endOthers }}
    />
  );
}
