"use client";
/** The incident in the browser: the page is read anew when the register says that it changed. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";
import { createClient, TocsinError } from "@/lib/client";
import type { Assessment, FilingInput } from "@/lib/schema/duties";
import type { FactsInput } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";

const client = createClient();
const VERSION_MISMATCH = 412;
const SIGNED_OUT = 401;

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
  });
  // Of the same version the page's is the later one: it comes after each change that the register tells of.
  const incident = data.version > rendered.version ? data : rendered;
  // The history comes with the page, so a newer incident asks for the page anew; once for each version.
  const askedFor = useRef(rendered.version);
  useEffect(() => {
    // What came with the page itself has its history with it.
    if (incident.version <= Math.max(askedFor.current, rendered.version)) return;
    askedFor.current = incident.version;
    router.refresh();
  }, [incident.version, rendered.version, router]);
  return incident;
}

/** Reads the whole page anew, one reading at a time: what comes while one runs has another follow. */
export function useReadAnew(): () => void {
  const router = useRouter();
  const [reading, read] = useTransition();
  const asked = useRef(false);
  const busy = useRef(reading);
  useEffect(() => {
    busy.current = reading;
    if (reading || !asked.current) return;
    asked.current = false;
    read(() => router.refresh());
  }, [reading, router]);
  return useCallback(() => {
    if (busy.current) asked.current = true;
    else read(() => router.refresh());
  }, [router]);
}

/**
 * A change that the server decides on: nothing is shown as done before it is. It is made on the incident as
 * it stood when the person began. Where somebody else was faster, the incident is read anew, and the
 * person sends again on what they then see.
 */
export function useChange<Body>(
  incident: IncidentDetail,
  send: (body: Body, seen: { ifMatch: number }) => Promise<IncidentDetail>,
  onDone: (incident: IncidentDetail) => void,
) {
  const cache = useQueryClient();
  const queryKey = incidentKey(incident.id);
  // Not the newest: the page behind a dialog follows the register, and what is written there does not.
  const seen = useRef(incident.version);
  const reread = async () => {
    await cache.invalidateQueries({ queryKey });
    seen.current = cache.getQueryData<IncidentDetail>(queryKey)?.version ?? seen.current;
  };
  return useMutation({
    mutationFn: (body: Body) => send(body, { ifMatch: seen.current }),
    onSuccess: (changed) => {
      seen.current = changed.version;
      cache.setQueryData(queryKey, changed);
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

/** Whether nobody is signed in any more: the session has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof TocsinError && error.status === SIGNED_OUT;
}

/** Whether the page can be read anew: who is signed out would be led away from it, with what they are writing. */
export async function mayRead(id: string): Promise<boolean> {
  try {
    await client.privacy.incidents.get(id);
    return true;
  } catch {
    return false;
  }
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
