"use client";
/** The severity in the browser: every version on record, and what stands beside the score. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { createClient } from "@/lib/client";
import { isUnintelligible, personsIn, type SeverityContext } from "@/lib/law/enisa";
import { type FactsOut, statedSchema } from "@/lib/schema/facts";
import type { IncidentDetail } from "@/lib/schema/incident";
import type { AssessSeverityInput, SeverityOut, SeverityVersions } from "@/lib/schema/severity";
import { incidentKey, wasOvertaken } from "../incident/incident-data";

const client = createClient();
const path = (id: string, door: string) => `/api/v1/privacy/incidents/${id}/${door}`;

/** Every version, newest first; read anew with each change of the incident. */
export function useSeverities({ id, version }: Pick<IncidentDetail, "id" | "version">) {
  return useQuery({
    queryKey: ["severity", id, version],
    queryFn: () => client.request<SeverityVersions>({ method: "GET", path: path(id, "severity") }),
    placeholderData: keepPreviousData,
  });
}

const besideSchema = z.object({
  persons: statedSchema.shape.persons.nullable().catch(null).default(null),
  protection: statedSchema.shape.protection.nullable().catch(null).default(null),
});

/** What the facts on record say beside the score. Unknown until they are read. */
export function useSeverityContext(incident: IncidentDetail): SeverityContext {
  const { id, version, affected_users } = incident;
  const { data } = useQuery({
    queryKey: ["severity-context", id, version],
    queryFn: () => client.request<FactsOut>({ method: "GET", path: path(id, "facts") }),
    placeholderData: keepPreviousData,
  });
  const { persons, protection } = besideSchema.parse(data?.now ?? {});
  return {
    // As the server reads it: a count that is stated as unknown is unknown, whatever a number says.
    persons: persons ? personsIn(persons) : affected_users,
    unintelligible: isUnintelligible(protection),
  };
}

/** Adds a version. Where somebody was faster, the incident is read anew first. */
export function useAssess(incident: IncidentDetail, onDone: (made: SeverityOut) => void) {
  const cache = useQueryClient();
  const reread = () => cache.invalidateQueries({ queryKey: incidentKey(incident.id) });
  return useMutation({
    mutationFn: (body: AssessSeverityInput) =>
      client.request<SeverityOut>({
        method: "POST",
        path: path(incident.id, "severity"),
        body,
        ifMatch: incident.version,
      }),
    onSuccess: async (made) => {
      await reread();
      onDone(made);
    },
    onError: (error) => {
      if (wasOvertaken(error)) void reread();
    },
  });
}
