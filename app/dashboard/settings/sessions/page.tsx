import type { Metadata } from "next";
import { Sessions } from "@/components/settings/sessions";
import { listSessions } from "@/lib/access/sessions";
import { pageViewer } from "../../page-org";
import { end, endOthers } from "./actions";

export const metadata: Metadata = { title: "Sessions" };

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
