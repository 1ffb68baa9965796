import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { only, type SearchParams } from "@/app/search-params";
import { Words } from "@/app/words";
import { type DpdpView, dpdpAddress } from "@/components/dpdp/address";
import { Dpdp } from "@/components/dpdp/dpdp";
import { readEvents, readTimers } from "@/lib/api/dpdp/operations";
import { orgsWith } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { listSessions } from "@/lib/register/dpdp/list-sessions";
import { dpdpEventSchema, eventsQuerySchema, timersQuerySchema } from "@/lib/schema/dpdp";
import { pageOrg } from "../page-org";
import { decideOne, emitEvent } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dpdp");
  return { title: t("title") };
}

const PAGE_SIZE = 25;
const SESSIONS = 25;

/** Reads the view out of the address; what does not fit shows all. */
function viewOf(said: Awaited<SearchParams>): DpdpView {
  const { shape } = timersQuerySchema;
  const at = (name: string) => only(said[name])?.trim() || undefined;
  return {
    sessionId: shape.sessionId.safeParse(at("sessionId")).data,
    status: shape.status.safeParse(at("status")).data,
    kind: shape.kind.safeParse(at("kind")).data,
    timersAfter: at("timersAfter"),
    eventsAfter: at("eventsAfter"),
  };
}

/** The page of a list at a place; its first page where the address names a place that it never had. */
async function fromPlace<Page>(
  cursor: string | undefined,
  read: (cursor: string | undefined) => Promise<Page>,
): Promise<Page> {
  try {
    return await read(cursor?.slice(0, 500));
  } catch (thrown) {
    if (cursor === undefined || !(thrown instanceof Refusal)) throw thrown;
    return read(undefined);
  }
}

export default async function DpdpPage({ searchParams }: { searchParams: SearchParams }) {
  const view = viewOf(await searchParams);
  const { sessionId, status, kind, timersAfter, eventsAfter } = view;
  const { ctx, org } = await pageOrg(dpdpAddress(view));
  if (!orgsWith(ctx, "dpdp:read").includes(org.id)) {
    const t = await getTranslations("dpdp");
    return (
      <div className="mx-auto grid max-w-136 gap-2.5 px-4 py-[14vh]">
        <h1 className="font-semibold text-2xl tracking-[-0.018em]">{t("closed.title")}</h1>
        <p className="text-ink-2">{t("closed.text", { org: org.name })}</p>
      </div>
    );
  }
  const [timers, events, sessions] = await Promise.all([
    fromPlace(timersAfter, (cursor) =>
      readTimers(
        ctx,
        org.id,
        timersQuerySchema.parse({ sessionId, status, kind, limit: PAGE_SIZE, cursor }),
      ),
    ),
    fromPlace(eventsAfter, (cursor) =>
      readEvents(ctx, org.id, eventsQuerySchema.parse({ sessionId, limit: PAGE_SIZE, cursor })),
    ),
    sessionId ? [] : listSessions(ctx, org.id, SESSIONS),
  ]);
  const mayEmit = orgsWith(ctx, "dpdp:write").includes(org.id);
  return (
    <Words rooms={["dpdp"]}>
      <div className="page py-5">
        <Dpdp
          view={Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined))}
          timers={timers}
          events={events}
          sessions={sessions.map((session) => ({
            ...session,
            lastEvent: dpdpEventSchema.shape.eventType.parse(session.lastEvent),
          }))}
          emit={mayEmit ? emitEvent.bind(null, org.id) : null}
          decide={orgsWith(ctx, "incidents:notify").includes(org.id) ? decideOne : null}
          now={ctx.now.getTime()}
        />
      </div>
    </Words>
  );
}
