"use client";
/** The incident in the browser: read anew while the page is looked at, and after every change. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { createClient, TocsinError } from "@/lib/client";
import type { Assessment, FilingInput } from "@/lib/schema/duties";
import type { FactsInput } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";

const client = createClient();
const LOOK_AGAIN_MS = 60_000;
const VERSION_MISMATCH = 412;

/** The key under which an incident is cached. */
export function incidentKey(id: string) {
  return ["incident", id] as const;
}

/** The incident as it stands; the server's rendering is what it begins with. */
export function useIncident(rendered: IncidentDetail): IncidentDetail {
  const router = useRouter();
  const { data = rendered } = useQuery({
    queryKey: incidentKey(rendered.id),
    queryFn: () => client.privacy.incidents.get(rendered.id),
    initialData: rendered,
    staleTime: 10_000,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const incident = data.version >= rendered.version ? data : rendered;
  // The history comes with the page, so a newer incident asks for the page anew; once for each version.
  const askedFor = useRef(rendered.version);
  useEffect(() => {
    if (incident.version <= askedFor.current) return;
    askedFor.current = incident.version;
    router.refresh();
  }, [incident.version, router]);
  return incident;
}

/**
 * A change that the server decides on: nothing is shown as done before it is. Where somebody else was
 * faster, the incident is read anew, and the person sends again on what they then see.
 */
export function useChange<Body>(
  incident: IncidentDetail,
  send: (body: Body, seen: { ifMatch: number }) => Promise<IncidentDetail>,
  onDone: (incident: IncidentDetail) => void,
) {
  const cache = useQueryClient();
  const reread = () => cache.invalidateQueries({ queryKey: incidentKey(incident.id) });
  return useMutation({
    mutationFn: (body: Body) => send(body, { ifMatch: incident.version }),
    onSuccess: (changed) => {
      cache.setQueryData(incidentKey(incident.id), changed);
      void cache.invalidateQueries({ queryKey: ["register"] });
      onDone(changed);
    },
    onError: (error) => {
      if (wasOvertaken(error)) void reread();
    },
  });
}

/** Whether the change was made on a version that is no longer the newest. */
export function wasOvertaken(error: unknown): boolean {
  return error instanceof TocsinError && error.status === VERSION_MISMATCH;
}

export const incidents = client.privacy.incidents;

const path = (id: string, door: string) => `/api/v1/privacy/incidents/${id}/${door}`;
type Seen = { ifMatch: number };

/** Records a filing under a duty. */
export function fileUnder(id: string, body: FilingInput, seen: Seen): Promise<IncidentDetail> {
  return client.request({ ...seen, method: "POST", path: path(id, "filings"), body });
}

/** States or corrects facts. */
export function stateFacts(id: string, body: FactsInput, seen: Seen): Promise<IncidentDetail> {
  return client.request({ ...seen, method: "POST", path: path(id, "facts"), body });
}

/** Holds the incident against every rule; a dry run writes nothing. */
export function assess(id: string, dryRun: boolean): Promise<Assessment> {
  return client.request({ method: "POST", path: path(id, "assess"), body: { dry_run: dryRun } });
}
