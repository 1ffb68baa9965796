/** Who looks at a dashboard page, and in which organisation. */
import { redirect } from "next/navigation";
import { cache } from "react";
import { currentOrg } from "@/components/shell/current-org";
import { listOrganisations } from "@/lib/access/organisations";
import { currentSession } from "@/lib/access/page-context";
import type { Ctx } from "@/lib/context";
import type { Organisation } from "@/lib/schema/organisation";

/** The signed-in person with all their organisations and the one they work in; null when nobody is. */
export const readViewer = cache(async () => {
  const session = await currentSession();
  if (!session) return null;
  const organisations = await listOrganisations(session.ctx);
  return { session, organisations, org: await currentOrg(organisations, session.homeOrgId) };
});

/** As readViewer(), or off to sign-in and back to `path`: the page's own path, with its query. */
export async function pageViewer(path: string) {
  return (await readViewer()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** As pageViewer(), for pages that are about an organisation: who has none is sent to their profile. */
export async function pageOrg(
  path: string,
): Promise<{ ctx: Ctx; org: Organisation; organisations: Organisation[] }> {
  const { session, org, organisations } = await pageViewer(path);
  return org ? { ctx: session.ctx, org, organisations } : redirect("/dashboard/settings/profile");
}

/** The organisation, then all below it. */
export function withBelow(
  organisations: readonly Organisation[],
  org: Organisation,
): [Organisation, ...Organisation[]] {
  const children = organisations.filter(({ parentId }) => parentId === org.id);
  return [org, ...children.flatMap((child) => withBelow(organisations, child))];
}
