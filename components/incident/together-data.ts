"use client";
/** What people do together on an incident, as the API takes it. None of it is a legal act: it may be shown as done at once. */
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { z } from "zod";
import { createClient, TocsinError } from "@/lib/client";
import type {
  CommentOut,
  Lessons,
  LinkOut,
  PeopleOut,
  TaskOut,
  taskAddSchema,
  taskChangeSchema,
} from "@/lib/schema/collaboration";
import type { Incident, IncidentDetail } from "@/lib/schema/incident";
import { useToast } from "../ui/toast";
import { isSignedOut } from "./incident-data";

const client = createClient();
const of = (id: string) => `/api/v1/privacy/incidents/${id}`;

/** What the page reads beside the incident itself. */
export interface Together {
  people: PeopleOut;
  comments: CommentOut[];
  tasks: TaskOut[];
  links: LinkOut[];
  lessons: Lessons;
}

export const putOwner = (id: string, userId: string | null) =>
  client.request<IncidentDetail>({
    method: "PUT",
    path: `${of(id)}/owner`,
    body: { user_id: userId },
  });

export const putAssignees = (id: string, userIds: readonly string[]) =>
  client.request<IncidentDetail>({
    method: "PUT",
    path: `${of(id)}/assignees`,
    body: { user_ids: userIds },
  });

export const putTags = (id: string, tags: readonly string[]) =>
  client.request<IncidentDetail>({ method: "PUT", path: `${of(id)}/tags`, body: { tags } });

export const tagsInUse = (orgId: string) =>
  client.request<{ tags: string[] }>({
    method: "GET",
    path: "/api/v1/privacy/tags",
    query: { orgId },
  });

export const addTask = (id: string, body: z.input<typeof taskAddSchema>) =>
  client.request<TaskOut>({ method: "POST", path: `${of(id)}/tasks`, body });

export const changeTask = (id: string, task: string, body: z.input<typeof taskChangeSchema>) =>
  client.request<TaskOut>({ method: "PATCH", path: `${of(id)}/tasks/${task}`, body });

export const removeTask = (id: string, task: string) =>
  client.request({ method: "POST", path: `${of(id)}/tasks/${task}/remove` });

export const addComment = (id: string, body: string) =>
  client.request<CommentOut>({ method: "POST", path: `${of(id)}/comments`, body: { body } });

export const editComment = (id: string, comment: string, body: string) =>
  client.request<CommentOut>({
    method: "PATCH",
    path: `${of(id)}/comments/${comment}`,
    body: { body },
  });

export const withdrawComment = (id: string, comment: string) =>
  client.request<CommentOut>({ method: "POST", path: `${of(id)}/comments/${comment}/withdraw` });

export const linkTo = (id: string, body: { to_id: string; kind: string; reason: string }) =>
  client.request<LinkOut>({ method: "POST", path: `${of(id)}/links`, body });

export const unlink = (id: string, link: string, reason: string) =>
  client.request({ method: "POST", path: `${of(id)}/links/${link}/remove`, body: { reason } });

export const putLessons = (id: string, body: Lessons, seen: { ifMatch: number }) =>
  client.request<IncidentDetail>({ ...seen, method: "PUT", path: `${of(id)}/lessons`, body });

/** Incidents of the organisation and those below that fit the words. */
export const findIncidents = async (orgId: string, q: string): Promise<Incident[]> => {
  const page = await client.privacy.incidents.list({ orgId, q, subtree: true, limit: 8 });
  return page.incidents;
};

/** A value that is shown as changed until the register says it anew. */
export function useShown<Value>(told: Value): [Value, (value: Value) => void] {
  const [said, say] = useState<{ over: Value; value: Value } | null>(null);
  const show = useCallback((value: Value) => say({ over: told, value }), [told]);
  return [said?.over === told ? said.value : told, show];
}

/**
 * Does something and reads the page anew. A refusal is told in a toast, and `failed` takes back what was shown.
 * Gives whether it was done.
 */
export function useAct() {
  const router = useRouter();
  const toast = useToast();
  const t = useTranslations("incident.refused");
  return useCallback(
    async (send: () => Promise<unknown>, says: { failed: string; takeBack?: () => void }) => {
      try {
        await send();
        router.refresh();
        return true;
      } catch (error) {
        says.takeBack?.();
        if (isSignedOut(error)) toast.failed(says.failed, t("signedOutElsewhere"));
        else {
          toast.failed(says.failed, error instanceof TocsinError ? error.message : undefined);
          router.refresh();
        }
        return false;
      }
    },
    [router, toast, t],
  );
}
