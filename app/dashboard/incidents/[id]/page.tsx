import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Words } from "@/app/words";
import { verdictLines } from "@/components/incident/assess-changes";
import { IncidentPage } from "@/components/incident/incident";
import type { History } from "@/components/incident/timeline";
import { livePlace } from "@/lib/alerts/stream";
import { readTogether } from "@/lib/api/privacy/collaboration-resource";
import {
  readAssessment,
  readAudit,
  readDuties,
  readFacts,
  readIncident,
} from "@/lib/api/privacy/operations";
import { type Ctx, orgsWith } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { IncidentDetail } from "@/lib/schema/incident";
import type { Organisation } from "@/lib/schema/organisation";
import { pageViewer, withBelow } from "../../page-org";
import { EvidenceRecord, OriginRecord } from "./evidence-record";
import { OwnRecord } from "./own-record";

interface Props {
  params: Promise<{ id: string }>;
}

const HISTORY_SIZE = 200;

/** What is not the viewer's is not there: the page, its title and its status say the same as for none. */
const load = cache(async (id: string) => {
  const [{ session, organisations, org }, place] = await Promise.all([
    pageViewer(`/dashboard/incidents/${id}`),
    livePlace(),
  ]);
  const { ctx } = session;
  try {
    return { ctx, organisations, org, place, incident: await readIncident(ctx, id) };
  } catch (refused) {
    if (refused instanceof Refusal && refused.code === "not_found") notFound();
    throw refused;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await load((await params).id);
  const t = await getTranslations("incident");
  return { title: `${incident.number} ${incident.title ?? t("untitled")}` };
}

/** One incident whole. */
export default async function IncidentRoute({ params }: Props) {
  const { ctx, organisations, org, place, incident } = await load((await params).id);
  const may = (scope: Parameters<typeof orgsWith>[1]) =>
    orgsWith(ctx, scope).includes(incident.orgId);
  const [duties, facts, assessment, together, history] = await Promise.all([
    readDuties(ctx, incident.id),
    readFacts(ctx, incident.id),
    readAssessment(ctx, incident.id),
    readTogether(ctx, incident.id),
    may("audit:read") ? readHistory(ctx, incident) : null,
  ]);
  const rights = { write: may("incidents:write"), notify: may("incidents:notify") };
  return (
    <Words rooms={["incident", "audit", "authorities", "facts", "fields", "live", "severity"]}>
      <IncidentPage
        key={incident.id}
        rendered={incident}
        duties={duties}
        facts={facts}
        verdicts={verdictLines(assessment)}
        orgName={organisations.find(({ id }) => id === incident.orgId)?.name ?? ""}
        viewerName={ctx.actor.name}
        history={history}
        together={together}
        renderedAt={place}
        live={{ orgId: streamOf(ctx, organisations, org, incident.orgId), userId: ctx.actor.id }}
        may={rights}
        own={
          <>
            <OriginRecord ctx={ctx} id={incident.id} may={rights} />
            <OwnRecord ctx={ctx} id={incident.id} mayWrite={rights.write} />
          </>
        }
        evidence={<EvidenceRecord ctx={ctx} id={incident.id} may={rights} />}
      />
    </Words>
  );
}

/** Whose changes to follow: the shown organisation's where the incident lies within, as every other tab does. */
function streamOf(
  ctx: Ctx,
  organisations: readonly Organisation[],
  shown: Organisation | null,
  orgId: string,
): string {
  if (!shown || !orgsWith(ctx, "incidents:read").includes(shown.id)) return orgId;
  return withBelow(organisations, shown).some(({ id }) => id === orgId) ? shown.id : orgId;
}

async function readHistory(ctx: Ctx, { id, orgId }: IncidentDetail): Promise<History> {
  const page = await readAudit(ctx, { orgId, subject: id, limit: HISTORY_SIZE });
  return { entries: page.entries, more: page.next_cursor !== null };
}
